/** Every change that somebody asked for and everything that was refused: who, what, when, from where. */
@NullMarked
package org.partnerledger.api.access.audit;

import org.jspecify.annotations.NullMarked;
