/** What has come for a month, by partner: how much, how late, and whether all of it is counted. */
@NullMarked
package org.partnerledger.api.arrival;

import org.jspecify.annotations.NullMarked;
