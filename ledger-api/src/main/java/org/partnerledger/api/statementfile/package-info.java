/** A partner's statement as a file to keep, to send and to print: PDF, workbook and CSV. */
@NullMarked
package org.partnerledger.api.statementfile;

import org.jspecify.annotations.NullMarked;
