package org.partnerledger.api.rules;

/** What follows when rules were put: to be called after the commit, by whoever put them. */
public interface RulesChanged {

    /** Parameters or plans changed: open lines are decided again where that matters. */
    void parametersOrPlans();

    /** A calendar was put: what waited for it is tried again. */
    void calendar(String country, int year);
}
