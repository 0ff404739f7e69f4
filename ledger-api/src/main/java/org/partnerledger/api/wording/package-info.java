/** The words of documents and pages, in English and Chinese. */
@NullMarked
package org.partnerledger.api.wording;

import org.jspecify.annotations.NullMarked;
