/** Who may what: the roles, and the one table of endpoints and pages. */
@NullMarked
package org.partnerledger.api.access.rule;

import org.jspecify.annotations.NullMarked;
