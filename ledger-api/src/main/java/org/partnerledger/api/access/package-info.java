/** Who may ask the ledger: until users and roles are there, whoever is on the machine, or has the one key. */
@NullMarked
package org.partnerledger.api.access;

import org.jspecify.annotations.NullMarked;
