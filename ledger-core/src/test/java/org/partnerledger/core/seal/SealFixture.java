package org.partnerledger.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.seal.CloseSeal.History;
import org.partnerledger.core.seal.SealBasis.LaterRefund;
import org.partnerledger.core.seal.SealBasis.OtherLine;
import org.partnerledger.core.seal.SealBasis.PlanRef;
import org.partnerledger.core.seal.SealCommand.SealClose;
import org.partnerledger.core.seal.SealCommand.SealPeriod;

/** One partner, three months, closed on the third of the month after. */
final class SealFixture {

    static final PartnerId PARTNER = new PartnerId("p-1");
    static final Period JULY = Period.of("2026-07");
    static final Period AUGUST = Period.of("2026-08");
    static final Instant CLOSED = Instant.parse("2026-08-03T02:00:00Z");
    static final PlanId BASE = new PlanId("BASE");
    static final String KEY = "bm8ga2V5";
    static final String SIGNATURE = "bm8gc2lnbmF0dXJl";

    static final SealBasis BASIS = new SealBasis(
            JULY,
            Period.of("2026-06"),
            3,
            CLOSED,
            1,
            List.of(new PlanRef(BASE, 2)),
            List.of(new PlanResult(
                    BASE,
                    1,
                    Period.of("2026-06"),
                    new Money(Amount.of("50").value(), new CurrencyCode("CNY")),
                    Amount.of("1000"))),
            2,
            List.of(new LaterRefund(7, Amount.of("-1.5"), Amount.ZERO)),
            List.of(new OtherLine("t-1", 9, "L9", "feed/a", Amount.of("3"), Amount.ZERO)),
            Amount.ZERO,
            false,
            true);

    private SealFixture() {}

    static List<SealedFile> files(String content) {
        return List.of(new SealedFile("lines.ndjson", 1, 2, Hash.leaf(content.getBytes(UTF_8))));
    }

    static SealPeriod seal(Period period) {
        return new SealPeriod(PARTNER, period, files(period.toString()), BASIS, CLOSED);
    }

    static PeriodSeal sealed(Period period, long number, PeriodSeal... before) {
        return new PeriodSeal(
                PARTNER,
                period,
                number,
                SealedFile.rootOf(files(period.toString())),
                before.length == 0 ? null : before[0].hash(),
                CLOSED);
    }

    static CloseSeal close(Period period, long number, CloseSeal... before) {
        return new CloseSeal(
                number,
                period,
                1,
                CloseSeal.rootOf(List.of(sealed(period, 1).hash())),
                before.length == 0 ? null : before[0].hash(),
                new History(0, 12, 10, Hash.OF_NOTHING),
                "0123456789abcdef",
                CLOSED);
    }

    static SealClose seal(CloseSeal close) {
        return new SealClose(close, List.of(PARTNER), KEY, SIGNATURE);
    }
}
