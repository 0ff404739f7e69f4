package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.projections.kept.KeptLines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds estimates of lines that are kept in memory against those of lines that are read from the tables. */
final class KeptAndRead {

    private KeptAndRead() {}

    /** Asserts that both are the same to the byte. */
    static void assertSame(RunningLedger ledger, List<String> partners, List<String> months, String when) {
        PartnerMonths documents = ledger.bean(PartnerMonths.class);
        for (String partner : partners) {
            for (String month : months) {
                String kept = text(documents, partner, month);
                String read = afterWriting(ledger, () -> text(documents, partner, month));
                assertThat(kept).as("%s, %s after %s", partner, month, when).isEqualTo(read);
            }
        }
    }

    /** Whether what is kept of a partner answers now; for a transaction that has written itself it never does. */
    static boolean isKept(RunningLedger ledger, String partner) {
        return ledger.bean(KeptLines.class)
                .of(new PartnerId(partner), new Period(0))
                .isPresent();
    }

    /** In a transaction that has written, which is not shown what is kept. */
    static <R> R afterWriting(RunningLedger ledger, Supplier<R> work) {
        var transaction = new TransactionTemplate(ledger.bean(PlatformTransactionManager.class));
        return Objects.requireNonNull(transaction.execute(status -> {
            int _ = ledger.bean(JdbcClient.class)
                    .sql("create temporary table written (it int) on commit drop")
                    .update();
            R result = work.get();
            status.setRollbackOnly();
            return result;
        }));
    }

    private static String text(PartnerMonths documents, String partner, String month) {
        try {
            OpenedMonth it = documents.opened(new PartnerId(partner), Period.of(month));
            List<String> decisions = it.decisions().stream()
                    .map(Object::toString)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return String.join(
                    "\n",
                    it.statement().toString(),
                    it.explanation().toString(),
                    decisions.toString(),
                    it.frozen().toString(),
                    it.released().toString());
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
