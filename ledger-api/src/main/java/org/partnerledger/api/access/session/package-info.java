/**
 * Who is signed in, kept in the database so that every node knows it. Reading order: {@code SessionConfiguration},
 * {@link LockedObjects}, {@link OpenSessions}.
 */
@NullMarked
package org.partnerledger.api.access.session;

import org.jspecify.annotations.NullMarked;
