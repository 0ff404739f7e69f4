/**
 * A PostgreSQL of the ledger's own, unpacked, started and stopped with it, for those who bring none.
 *
 * <p>Reading order: {@link EmbeddedDatabase}, {@code DataDirectory}, {@code PostgresPrograms}.
 */
@NullMarked
package org.partnerledger.api.store.embedded;

import org.jspecify.annotations.NullMarked;
