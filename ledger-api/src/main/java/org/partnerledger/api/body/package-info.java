/**
 * How a JSON body is read: exactly, with a pointer for every fault, and no member that nobody asked for.
 *
 * <p>Reading order: {@link JsonBody}, {@link JsonShape}, {@link JsonMembers}, {@link JsonShapes},
 * {@link JsonBodyResolver}.
 */
@NullMarked
package org.partnerledger.api.body;

import org.jspecify.annotations.NullMarked;
