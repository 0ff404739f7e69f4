/** The little that all tables share: rows by COPY, and statements with arrays. */
@NullMarked
package org.partnerledger.projections.sql;

import org.jspecify.annotations.NullMarked;
