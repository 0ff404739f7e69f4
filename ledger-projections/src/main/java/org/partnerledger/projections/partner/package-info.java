/** Who belongs to whom: partners, memberships, certifications and links, and the directory made of them. */
@NullMarked
package org.partnerledger.projections.partner;

import org.jspecify.annotations.NullMarked;
