package org.partnerledger.api.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.benefit.BenefitRefusal.TooLate;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutRefusal.InvoicesDiffer;
import org.partnerledger.core.payout.PayoutRefusal.ModeMissing;
import org.partnerledger.core.payout.PayoutRefusal.StepNotAllowed;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.settlement.SettlementRefusal.NotPublished;
import org.partnerledger.core.settlement.StatementId;

/** Every refusal of the ledger has a Chinese sentence with what it knows in it. */
class RefusalSentencesTest {

    private static final String FILE = "/wording/refusals_zh.properties";
    private static final PayoutId PAYOUT = new PayoutId("po-1");
    private final RefusalSentences chinese = RefusalSentences.in(Wording.Language.ZH);

    private final List<JavaClass> refusals = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.partnerledger").stream()
                    .filter(it -> it.isAssignableTo(Refusal.class) && !it.isInterface())
                    .toList();

    @Test
    void everyRefusalHasASentenceAndNoSentenceIsLeftOver() throws IOException {
        assertThat(refusals).hasSizeGreaterThan(70);
        assertThat(Messages.of(FILE).stringPropertyNames().stream().filter(it -> !it.matches("(step|state)\\..*")))
                .containsExactlyInAnyOrderElementsOf(refusals.stream()
                        .map(it -> RefusalSentences.key(it.reflect()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aSentenceSpeaksOfNothingThatTheRefusalDoesNotKnow() throws IOException {
        Properties sentences = Messages.of(FILE);
        for (JavaClass refusal : refusals) {
            Matcher value = Pattern.compile("\\{([A-Za-z]+)")
                    .matcher(sentences.getProperty(RefusalSentences.key(refusal.reflect())));
            while (value.find()) {
                assertThat(Stream.of(refusal.reflect().getRecordComponents()).map(it -> it.getName()))
                        .as(refusal.getName())
                        .contains(value.group(1));
            }
        }
    }

    @Test
    void whatIsKnownIsPutInWithItsWords() {
        assertThat(chinese.of(new StepNotAllowed(PAYOUT, PayoutState.Step.PAY, PayoutState.TO_APPLY)))
                .isEqualTo("提现 po-1 现为“待申请”，不能付款；可以：选择付款方式、申请提现。");
        assertThat(chinese.of(new InvoicesDiffer(PAYOUT, Amount.of("150.00"), Amount.of("148.58"))))
                .isEqualTo("提现 po-1 的结算金额为 148.58，发票合计为 150.00，两者须一致。");
        assertThat(chinese.of(new NotPublished(new StatementId(new PartnerId("p-1"), Period.of("2026-07")))))
                .isEqualTo("伙伴 p-1 在 2026-07 没有已发布的结算单。");
        assertThat(chinese.of(new ModeMissing(PAYOUT, List.of(PayoutMode.COUPON_QUOTA))))
                .doesNotContain("COUPON_QUOTA");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var on = LocalDate.of(2026, 7, 6);
        var claim = new ClaimId("cl-1");
        assertThat(chinese.of(new TooLate(claim, ClaimState.Step.VERIFY, on, null)))
                .isEqualTo("权益申请 cl-1：2026-07-06 已不能核实。");
        assertThat(chinese.of(new TooLate(claim, ClaimState.Step.VERIFY, on, on.minusDays(1))))
                .isEqualTo("权益申请 cl-1：2026-07-06 已不能核实；最后期限为 2026-07-05。");
    }

    @Test
    void inEnglishARefusalSpeaksForItself() {
        var refusal = new ModeMissing(PAYOUT, List.of(PayoutMode.COUPON_QUOTA));
        assertThat(RefusalSentences.in(Wording.Language.EN).of(refusal)).isEqualTo(refusal.message());
    }
}
