package org.partnerledger.api.intake;

/** The idempotency key of contract.md, section 1: for ever. */
record FactKey(String source, String id) {}
