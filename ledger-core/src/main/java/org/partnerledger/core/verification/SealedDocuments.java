package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.Entry;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import tools.jackson.databind.JsonNode;

/** The documents of a sealed month, as they were published. */
final class SealedDocuments {

    private @Nullable Bill bill;
    private @Nullable Statement statement;
    private @Nullable Explanation explanation;
    private Amount frozenBenefits = Amount.ZERO;
    private final List<Bill> tierTwoBills = new ArrayList<>();
    private final List<GroupDecision> decisions = new ArrayList<>();
    private final List<PlanResult> results = new ArrayList<>();
    private final List<FrozenShare> frozen = new ArrayList<>();
    private final List<FrozenShare> released = new ArrayList<>();

    /** @throws RuntimeException for a value that is not of its kind */
    void add(String kind, JsonNode value) {
        switch (kind) {
            case Entry.BILL -> bill = CanonicalJson.value(value, Bill.class);
            case Entry.TIER_TWO_BILL -> tierTwoBills.add(CanonicalJson.value(value, Bill.class));
            case Entry.STATEMENT -> statement = CanonicalJson.value(value, Statement.class);
            case Entry.EXPLANATION -> explanation = CanonicalJson.value(value, Explanation.class);
            case Entry.DECISION -> decisions.add(CanonicalJson.value(value, GroupDecision.class));
            case Entry.RESULT -> results.add(CanonicalJson.value(value, PlanResult.class));
            case Entry.FROZEN -> frozen.add(CanonicalJson.value(value, FrozenShare.class));
            case Entry.RELEASED -> released.add(CanonicalJson.value(value, FrozenShare.class));
            case Entry.FROZEN_BENEFITS -> frozenBenefits = CanonicalJson.value(value, Amount.class);
            default -> throw new IllegalArgumentException("there is no document '" + kind + "'");
        }
    }

    @Nullable
    Bill bill() {
        return bill;
    }

    @Nullable
    Statement statement() {
        return statement;
    }

    @Nullable
    Explanation explanation() {
        return explanation;
    }

    Amount frozenBenefits() {
        return frozenBenefits;
    }

    List<Bill> tierTwoBills() {
        return tierTwoBills;
    }

    List<GroupDecision> decisions() {
        return decisions;
    }

    List<PlanResult> results() {
        return results;
    }

    List<FrozenShare> frozen() {
        return frozen;
    }

    List<FrozenShare> released() {
        return released;
    }
}
