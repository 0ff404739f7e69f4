/** Lines over HTTP: those of a bill or a row, those without a partner, and a single line's whole story. */
@NullMarked
package org.partnerledger.api.line;

import org.jspecify.annotations.NullMarked;
