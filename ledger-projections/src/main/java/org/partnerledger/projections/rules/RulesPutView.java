package org.partnerledger.projections.rules;

import java.time.Instant;

/**
 * One put of the rule book.
 *
 * @param kind PARAMETERS, CATALOGUE or CALENDAR
 * @param about the month of a catalogue, country/year of a calendar, else empty
 */
public record RulesPutView(int rulesNo, Instant recordedAt, String kind, String about) {}
