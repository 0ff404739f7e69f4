package org.partnerledger.api.intake.inbox;

/** The idempotency key of contract.md, section 1: for ever. */
public record FactKey(String source, String id) {}
