package org.partnerledger.api.access.machine;

/** What programs pass on their way in. */
public record MachineFilters(KeyFilter keys, RequestLimit limit) {}
