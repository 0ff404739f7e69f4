/**
 * Files of the other side: how their columns are read, row by row, and what is missing in them.
 *
 * <p>Reading order: {@link Mapping}, {@link TheirFile}, {@link TheirRows}.
 */
@NullMarked
package org.partnerledger.api.reconciliation.file;

import org.jspecify.annotations.NullMarked;
