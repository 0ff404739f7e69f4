/** Pages of finance, of the second person who approves, and of auditors, who see all of them. */
@NullMarked
package org.partnerledger.api.site.finance;

import org.jspecify.annotations.NullMarked;
