package org.partnerledger.api.site.finance;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.reconciliation.MappingController;
import org.partnerledger.api.reconciliation.MappingController.MappingJson;
import org.partnerledger.api.reconciliation.ReconciliationController;
import org.partnerledger.api.reconciliation.file.Mapping;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.reconciliation.Measure;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Hands in a file of the other side: with a saved mapping of its columns, or with one that the form describes. */
@Controller
class UploadForm {

    private final ReconciliationController reconciliations;
    private final MappingController mappings;

    UploadForm(ReconciliationController reconciliations, MappingController mappings) {
        this.reconciliations = reconciliations;
        this.mappings = mappings;
    }

    /**
     * What the form says.
     *
     * @param mapping name of a saved one; empty: the one described here
     * @param saveAs name under which the described one is kept; empty: it is not
     * @param lineId name of the column with it; so of the other fields. A field with a column is a key
     * @param accounts of the journal to what they are called there: {@code PAYABLE=2241}, several with blanks between
     */
    record Asked(
            @Nullable String partnerId,
            @Nullable Period period,
            @Nullable Measure measure,
            @Nullable String mapping,
            @Nullable String saveAs,
            @Nullable String lineId,
            @Nullable String tradeId,
            @Nullable String customerId,
            @Nullable String serviceType,
            @Nullable String productId,
            @Nullable String account,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String tolerance,
            @Nullable String zone,
            @Nullable String separator,
            @Nullable String decimalMark,
            @Nullable String sheet,
            @Nullable String accounts) {

        /** The column of a key; null where it is none. */
        public @Nullable String column(String key) {
            return switch (key) {
                case "lineId" -> lineId;
                case "tradeId" -> tradeId;
                case "customerId" -> customerId;
                case "serviceType" -> serviceType;
                case "productId" -> productId;
                default -> account;
            };
        }

        JsonBody body() {
            var columns = new FormBody();
            var keys = new StringBuilder();
            for (String key : KEYS) {
                String column = column(key);
                if (FormBody.given(column) != null) {
                    keys.append(key).append(' ');
                    var _ = columns.with(key, column);
                }
            }
            return new FormBody()
                    .withWords("keys", keys.toString())
                    .withMember("columns", columns.with("amount", amount).with("currency", currency))
                    .with("tolerance", tolerance)
                    .with("zone", zone)
                    .withText("separator", separator)
                    .with("decimalMark", decimalMark)
                    .with("sheet", sheet)
                    .withPairs("accounts", accounts)
                    .body();
        }
    }

    static final List<String> KEYS =
            Stream.of(Mapping.KeyField.values()).map(Mapping.KeyField::json).toList();

    /** How cells are told apart: what is sent, and its name in the messages. */
    static final Map<String, String> SEPARATORS = Map.of(",", "comma", ";", "semicolon", "\t", "tab", "|", "bar");

    @GetMapping("/reconciliations/upload")
    String form(Asked asked, Model model) {
        return form(asked, List.of(), model);
    }

    @PostMapping("/reconciliations/upload")
    String upload(Asked asked, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
            throws IOException {
        return Faults.answer(
                () -> {
                    String partnerId = required("partnerId", asked.partnerId());
                    Period period = asked.period();
                    Measure measure = asked.measure();
                    if (period == null || measure == null) {
                        throw missing(period == null ? "period" : "measure");
                    }
                    if (file == null || file.isEmpty()) {
                        throw missing("file");
                    }
                    Mapping mapping = mapping(asked);
                    try (InputStream in = file.getInputStream()) {
                        var started = reconciliations.start(partnerId, period, measure, mapping, in);
                        return "redirect:" + At.reconciliation(started.id());
                    }
                },
                problems -> form(asked, problems, model));
    }

    private Mapping mapping(Asked asked) throws IOException {
        String saved = FormBody.given(asked.mapping());
        if (saved != null) {
            return mappings.find(saved);
        }
        JsonBody body = asked.body();
        Mapping mapping = body.as(Mapping.SHAPE);
        String name = FormBody.given(asked.saveAs());
        if (name != null) {
            MappingJson _ = mappings.put(name, body);
        }
        return mapping;
    }

    private String form(Asked asked, List<Problem> problems, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("problems", problems);
        model.addAttribute("keys", KEYS);
        model.addAttribute("separators", SEPARATORS);
        model.addAttribute("measures", Measure.values());
        model.addAttribute(
                "mappings",
                mappings.list(new PageQuery(List.of(), PageQuery.MAX_LIMIT)).items());
        return "staff/upload";
    }

    private static String required(String name, @Nullable String value) {
        String text = FormBody.given(value);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    private static InvalidRequest missing(String name) {
        return InvalidRequest.schema(List.of(new Problem("/" + name, "REQUIRED", "must be given")));
    }
}
