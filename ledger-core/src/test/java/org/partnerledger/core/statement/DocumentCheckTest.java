package org.partnerledger.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.core.calculation.LittleLedger;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.statement.DocumentCheck.Break;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every equation, broken once: documents that do not add up are found before they are published. */
class DocumentCheckTest {

    private static final JsonMapper JSON = mapper();

    /** A month in which every kind of row stands. */
    private static final SettledPeriod MONTH = month();

    @Test
    void findsNothingInDocumentsThatAddUp() {
        assertThat(MONTH.breaks()).isEmpty();
        Set<RowCode> codes =
                new TreeSet<>(MONTH.explanation().rows().stream().map(Row::code).toList());
        assertThat(codes).contains(RowCode.values());
    }

    /** An amount of a document, changed by a cent, and the equations that name it. */
    @ParameterizedTest(name = "bill {0}: {1}")
    @CsvSource(textBlock = """
            consumption,         bill.total
            refunds,             bill.total
            adjustments,         bill.total
            total,               bill.total bill.byMeans bill.byAssociation bill.byProduct bill.byCustomer SPEND
            due,                 bill.due
            byMeans/cash,        bill.byMeans
            byAssociation/RESALE, bill.byAssociation bill.due
            byProduct/0/amount,  bill.byProduct
            byCustomer/0/amount, bill.byCustomer
            """)
    void findsAWrongAmountOfTheBill(String path, String equations) {
        Bill wrong = JSON.treeToValue(oneCentMore(JSON.valueToTree(MONTH.bill()), path), Bill.class);

        assertThat(DocumentCheck.breaksOf(wrong, MONTH.statement(), MONTH.explanation()))
                .extracting(Break::row)
                .containsExactlyInAnyOrder(equations.split(" "));
    }

    @ParameterizedTest(name = "bill {0}")
    @ValueSource(strings = {"lines", "byProduct/0/lines", "byCustomer/0/lines"})
    void findsAWrongNumberOfLines(String path) {
        JsonNode tree = JSON.valueToTree(MONTH.bill());
        ObjectNode parent = parent(tree, path);
        parent.put(last(path), parent.get(last(path)).asLong() + 1);

        assertThat(DocumentCheck.breaksOf(JSON.treeToValue(tree, Bill.class), MONTH.statement(), MONTH.explanation()))
                .extracting(Break::row)
                .contains("bill.lines");
    }

    @ParameterizedTest(name = "statement {0}: {1}")
    @CsvSource(textBlock = """
            performance,             PERFORMANCE
            plans/0/incentive,       statement.gross
            plans/0/capCut,          CAP_APPLIED
            subsidies/0/subsidy,     subsidy.net SUBSIDY
            subsidies/0/deduction,   subsidy.net DEDUCTION
            subsidies/0/net,         subsidy.net statement.earned
            benefits/0/amount,       statement.earned BENEFIT
            clawbacks/0/amount,      statement.earned CLAWBACK
            adjustments/0/amount,    statement.earned ADJUSTMENT
            gross,                   statement.gross statement.earned GROSS_INCENTIVE
            earned,                  statement.earned statement.net EARNED
            frozen,                  statement.net FROZEN
            released,                statement.net RELEASED
            openingBalance,          statement.net OPENING_BALANCE
            net,                     statement.net statement.closingBalance NET
            payable,                 statement.closingBalance statement.payable PAYABLE
            closingBalance,          statement.closingBalance CLOSING_BALANCE
            """)
    void findsAWrongAmountOfTheStatement(String path, String equations) {
        Statement wrong = JSON.treeToValue(oneCentMore(JSON.valueToTree(MONTH.statement()), path), Statement.class);

        assertThat(DocumentCheck.breaksOf(MONTH.bill(), wrong, MONTH.explanation()))
                .extracting(Break::row)
                .containsExactlyInAnyOrder(equations.split(" "));
    }

    static Stream<Integer> rows() {
        return Stream.iterate(0, row -> row + 1)
                .limit(MONTH.explanation().rows().size());
    }

    @ParameterizedTest(name = "row {0} of the explanation")
    @MethodSource("rows")
    void findsAWrongRow(int index) {
        List<Row> rows = new ArrayList<>(MONTH.explanation().rows());
        Row it = rows.get(index);
        rows.set(
                index,
                new Row(
                        it.code(),
                        it.reason(),
                        it.cause(),
                        it.period(),
                        it.planId(),
                        it.projectId(),
                        it.claimId(),
                        it.id(),
                        it.amount().plus(Amount.of("0.01")),
                        it.lines()));

        assertThat(DocumentCheck.breaksOf(MONTH.bill(), MONTH.statement(), new Explanation(rows)))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "row {0} of the explanation")
    @MethodSource("rows")
    void findsAMissingRow(int index) {
        List<Row> rows = new ArrayList<>(MONTH.explanation().rows());
        rows.remove(index);

        assertThat(DocumentCheck.breaksOf(MONTH.bill(), MONTH.statement(), new Explanation(rows)))
                .isNotEmpty();
    }

    @Test
    void findsAMissingSubtotalEvenOfAnEmptyMonth() {
        SettledPeriod empty = new LittleLedger().estimate("2026-07");
        List<Row> rows = new ArrayList<>(empty.explanation().rows());
        rows.removeIf(row -> row.code() == RowCode.INCENTIVE_BASE);

        assertThat(DocumentCheck.breaksOf(empty.bill(), empty.statement(), new Explanation(rows)))
                .containsExactly(new Break("INCENTIVE_BASE rows", Amount.ZERO, Amount.of("1")));
    }

    @Test
    void findsAPayableThatIsNeitherTheNetNorNothing() {
        Statement it = MONTH.statement();
        Statement part = JSON.treeToValue(
                ((ObjectNode) JSON.valueToTree(it))
                        .put("payable", "1.00")
                        .put("closingBalance", it.net().minus(Amount.of("1")).toString()),
                Statement.class);

        assertThat(it.payable()).as("below the minimum").isEqualTo(Amount.ZERO);
        assertThat(DocumentCheck.breaksOf(MONTH.bill(), part, MONTH.explanation()))
                .extracting(Break::row)
                .contains("statement.payable");
    }

    private static SettledPeriod month() {
        var ledger = new LittleLedger()
                .with(LittleParameters.parameters().minPayout("10000"))
                .with(
                        plan("M", "0.10").cap("100"),
                        plan("Q", "0.20").quarterly().forService("cdn").priority(20))
                .take(
                        usage("A1").on("2026-05-10").cash("500").credit("500"),
                        usage("A2").on("2026-05-10").service("cdn").cash("300"),
                        usage("A3").on("2026-05-10").monthly().cash("70"),
                        usage("A4").on("2026-05-10").cash("200"));
        ledger.close("2026-05");
        return ledger.paid("t-A1")
                .take(
                        usage("B1").cash("4000").coupon("5").on("2026-06-10"),
                        usage("B2").on("2026-06-10").monthly().cash("60"),
                        usage("B3")
                                .on("2026-06-10")
                                .service("none")
                                .marketplace()
                                .cash("9"),
                        usage("B4").on("2026-06-10").debt("800"),
                        usage("B5").on("2026-06-10").of("c-referral").cash("30"),
                        refund("R1", "A1").on("2026-06-11").cash("-100"))
                .product("2026-01", "free", ProductClass.NO_REBATE)
                .take(usage("B6").on("2026-06-10").service("free").cash("20"))
                .with(new SubsidyEntry("pr-1", Amount.of("2000"), Amount.of("100"), Amount.of("1900"), List.of()))
                .with(new BenefitEntry("cl-1", "MDF", Amount.of("60")))
                .with(new AdjustmentEntry("a", "RECALCULATED", Period.of("2026-05"), Amount.of("-1")))
                .close("2026-06");
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }

    private static JsonNode oneCentMore(JsonNode document, String path) {
        ObjectNode parent = parent(document, path);
        Amount more = Amount.of(parent.get(last(path)).asString()).plus(Amount.of("0.01"));
        parent.put(last(path), more.toString());
        return document;
    }

    private static ObjectNode parent(JsonNode document, String path) {
        int slash = path.lastIndexOf('/');
        return (ObjectNode) (slash < 0 ? document : document.at("/" + path.substring(0, slash)));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
