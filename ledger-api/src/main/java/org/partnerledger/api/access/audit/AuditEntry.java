package org.partnerledger.api.access.audit;

import java.time.Instant;

/**
 * One request that changed something, or was refused.
 *
 * @param no in order of writing; 0 before it is written
 * @param who the user's or key's name; "" where nobody had signed in
 * @param address where it came from
 * @param target the path, without its query
 * @param status of the answer
 */
public record AuditEntry(long no, Instant at, String who, String address, String method, String target, int status) {}
