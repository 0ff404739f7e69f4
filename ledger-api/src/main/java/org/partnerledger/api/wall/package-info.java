/**
 * The second wall: whatever a partner's user asks for is read by a database login that the server itself keeps to that
 * partner's rows, so that a forgotten check in the application shows nothing.
 *
 * <p>Reading order: {@link Wall}, {@link WalledDataSource}, {@link WalledTransactions}; the policies are in migration
 * V061.
 */
@NullMarked
package org.partnerledger.api.wall;

import org.jspecify.annotations.NullMarked;
