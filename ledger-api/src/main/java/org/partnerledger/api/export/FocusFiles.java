package org.partnerledger.api.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.export.LineTable.Decided;
import org.partnerledger.api.job.JobRun;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.projections.line.BillLines.PartnerMonth;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.stereotype.Component;

/**
 * FOCUS, the FinOps Open Cost and Usage Specification: Cost and Usage in the columns of 1.2, what the ledger knows
 * beyond it in columns that begin with {@code x_}, and Billing Period and Invoice Detail in those of 1.4. One bill is
 * one invoice, and one line one charge; the ledger has no list prices and spreads nothing, so that all four costs of a
 * charge are what was billed.
 */
@Component
class FocusFiles {

    private static final String ISSUER = "vendor";
    private static final String MARKETPLACE = "marketplace";

    /** Service categories of FOCUS 1.2; whatever else a feed says is in {@code x_ResourceType}. */
    private static final Set<String> CATEGORIES = Set.of(
            "AI and Machine Learning",
            "Analytics",
            "Business Applications",
            "Compute",
            "Databases",
            "Developer Tools",
            "Multicloud",
            "Identity",
            "Integration",
            "Internet of Things",
            "Management and Governance",
            "Media",
            "Migration",
            "Mobile",
            "Networking",
            "Security",
            "Storage",
            "Web");

    private static final List<String> COST_AND_USAGE = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingAccountType",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceId",
            "InvoiceIssuerName",
            "ListCost",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "RegionId",
            "ServiceCategory",
            "ServiceName",
            "SkuId",
            "SubAccountId",
            "SubAccountType",
            "x_LineId",
            "x_Source",
            "x_LineType",
            "x_ResourceType",
            "x_Association",
            "x_ExclusionReason",
            "x_Performance",
            "x_IncentivePeriod",
            "x_CarryCause",
            "x_Incentive",
            "x_Seal");

    private static final List<String> BILLING_PERIOD =
            List.of("BillingPeriodStart", "BillingPeriodEnd", "BillingPeriodStatus", "InvoiceIssuerName", "x_Seal");

    private static final List<String> INVOICE_DETAIL = List.of(
            "InvoiceDetailId",
            "InvoiceId",
            "InvoiceIssuerName",
            "InvoiceIssueStatus",
            "InvoiceDetailGrain",
            "InvoiceDetailDescription",
            "BillingAccountId",
            "BillingCurrency",
            "BillingPeriodStart",
            "BillingPeriodEnd",
            "ChargeCategory",
            "BilledCost",
            "x_Seal");

    private final LineTable lines;
    private final FocusBills bills;
    private final RulesViews rules;

    FocusFiles(LineTable lines, FocusBills bills, RulesViews rules) {
        this.lines = lines;
        this.bills = bills;
        this.rules = rules;
    }

    /** @return rows of Cost and Usage */
    long write(Path file, List<PartnerMonth> months, JobRun run) throws IOException {
        ZoneId zone = rules.current().parameters().zone();
        var count = new long[1];
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            CsvWriter costs = begin(zip, "CostAndUsage.csv", COST_AND_USAGE);
            for (int done = 0; done < months.size(); done++) {
                PartnerMonth month = months.get(done);
                run.stepDone(done, (long) months.size(), month.partner().value() + " " + month.period());
                lines.each(month, line -> {
                    costs.writeRecord(cost(month, line, zone));
                    count[0]++;
                });
            }
            costs.flush();
            CsvWriter periods = begin(zip, "BillingPeriod.csv", BILLING_PERIOD);
            for (Period period : months.stream()
                    .map(PartnerMonth::period)
                    .distinct()
                    .sorted()
                    .toList()) {
                periods.writeRecord(
                        period.start(zone).toString(),
                        period.next().start(zone).toString(),
                        bills.isClosed(months, period) ? "Closed" : "Open",
                        ISSUER,
                        bills.closesOf(period));
            }
            periods.flush();
            CsvWriter invoices = begin(zip, "InvoiceDetail.csv", INVOICE_DETAIL);
            for (PartnerMonth month : months) {
                invoice(invoices, month, zone);
            }
            invoices.flush();
            zip.closeEntry();
        }
        run.stepDone(months.size(), (long) months.size(), count[0] + " charges");
        return count[0];
    }

    private static CsvWriter begin(ZipOutputStream zip, String name, List<String> header) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(header);
        return csv;
    }

    private void invoice(CsvWriter csv, PartnerMonth month, ZoneId zone) {
        Bill bill = bills.bill(month);
        var invoice = new Invoice(month, bill, bills.seal(month), zone);
        invoice.record(csv, "consumption", "Usage", bill.consumption());
        invoice.record(csv, "refunds", "Adjustment", bill.refunds());
        invoice.record(csv, "adjustments", "Adjustment", bill.adjustments());
    }

    private record Invoice(PartnerMonth month, Bill bill, String seal, ZoneId zone) {

        void record(CsvWriter csv, String part, String category, Amount cost) {
            csv.writeRecord(
                    invoiceId(month) + "/" + part,
                    invoiceId(month),
                    ISSUER,
                    bill.state() == Bill.BillState.CLOSED ? "Issued" : "Pending",
                    "Charge group",
                    part + " of " + month.period(),
                    month.partner().value(),
                    bill.currency().code(),
                    month.period().start(zone).toString(),
                    month.period().next().start(zone).toString(),
                    category,
                    cost.value().toPlainString(),
                    seal);
        }
    }

    private static String invoiceId(PartnerMonth month) {
        return month.partner().value() + "/" + month.period();
    }

    private static List<String> cost(PartnerMonth month, Decided it, ZoneId zone) {
        SpendLine line = it.spend();
        String amount = line.amount().value().toPlainString();
        String resourceType = line.product().resourceType();
        return List.of(
                amount,
                month.partner().value(),
                "",
                "Partner",
                line.currency().code(),
                month.period().next().start(zone).toString(),
                month.period().start(zone).toString(),
                category(line),
                line.lineType().isRefund() ? "Correction" : "",
                line.lineType().name() + " of " + line.product().serviceType(),
                frequency(line),
                line.consumedFrom().plusSeconds(1).toString(),
                line.consumedFrom().toString(),
                amount,
                amount,
                invoiceId(month),
                ISSUER,
                amount,
                "",
                "",
                ISSUER,
                line.provider() == Provider.MARKETPLACE ? MARKETPLACE : ISSUER,
                text(line.region()),
                resourceType != null && CATEGORIES.contains(resourceType) ? resourceType : "Other",
                line.product().serviceType(),
                text(line.product().productId()),
                line.customerId().value(),
                "Customer",
                line.lineId(),
                it.line().stored().source(),
                line.lineType().name(),
                text(resourceType),
                it.combination().association().name(),
                text(it.reason()),
                it.performance().toPlainString(),
                text(it.placed().incentive()),
                text(it.placed().cause()),
                it.incentive() == null ? "" : it.incentive().toPlainString(),
                text(it.seal()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String category(SpendLine line) {
        LineType type = line.lineType();
        if (type == LineType.ADJUSTMENT_COMPENSATION || type == LineType.WRITE_OFF) {
            return "Credit";
        }
        if (type == LineType.ADJUSTMENT_CHARGE) {
            return "Adjustment";
        }
        return line.chargingMode() == ChargingMode.PREPAID ? "Purchase" : "Usage";
    }

    private static String frequency(SpendLine line) {
        if (line.chargingMode() != ChargingMode.PREPAID) {
            return "Usage-Based";
        }
        return switch (line.lineType()) {
            case RENEWAL, AUTO_RENEWAL, MONTHLY_PAYMENT, YEARLY_PAYMENT -> "Recurring";
            default -> "One-Time";
        };
    }
}
