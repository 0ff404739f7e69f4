/**
 * The pages: what all of them share. Each role's pages are in a package of their own. A page shows what the documents
 * and lists of the API say, in their own figures; it works nothing out.
 *
 * <p>Reading order: {@link Frame}, {@link Navigation}, {@link At}, {@link Show}.
 */
@NullMarked
package org.partnerledger.api.site;

import org.jspecify.annotations.NullMarked;
