package org.partnerledger.api.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Finance holds a list against the ledger with the mouse, and what is open between the two comes to its end. */
class ReconciliationPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aListIsUploadedComparedAndItsItemsAreSettled(String language) {
        List<JsonNode> lines = linesOfTheBill();
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("finance");
            uploadIn(reader, theirList(lines), language.equals("en"));
            PlaywrightAssertions.assertThat(reader.find("#counts")).isVisible(PATIENT);
            reader.examine("a reconciliation that is done");
            reader.picture("finance-reconciliation");

            JsonNode run = DEMO.get("/api/v1/reconciliations").path("items").path(0);
            JsonNode bridge = run.path("bridge");
            var amounts = new ArrayList<String>();
            amounts.add(bridge.path("theirs").asString());
            bridge.path("rows").forEach(it -> amounts.add(it.path("amount").asString()));
            amounts.add(bridge.path("ours").asString());
            assertThat(reader.find(".bridge td").allTextContents()).isEqualTo(amounts);
            assertThat(bridge.path("ours").asString())
                    .isEqualTo(DEMO.get("/api/v1/partners/p-haiyun/bills/" + DEMO.closed())
                            .path("total")
                            .asString());
            reader.click("#counts a[href$='result=DIFFERS']");
            reader.examine("the keys that differ");
            assertThat(reader.find("main table.cards tbody tr").count()).isEqualTo(3);
            reader.click("main table.cards tbody a >> nth=0");
            reader.examine("a key with its rows");
            reader.picture("finance-reconciliation-key");
        }
    }

    @Test
    void anItemIsAssignedSpokenOfAndSettledByASecondPersonAndRefusalsStandAtTheirField() {
        List<JsonNode> lines = linesOfTheBill();
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            uploadIn(reader, theirList(lines), false);
            PlaywrightAssertions.assertThat(reader.find("#counts")).isVisible(PATIENT);
            reader.open("/reconciliation-items");
            reader.picture("finance-items");
            Locator unknown = reader.find("main table a").filter(new Locator.FilterOptions().setHasText("never-seen"));
            unknown.first().click();
            JsonNode item = item("never-seen");
            assertThat(reader.text("#difference"))
                    .isEqualTo(item.path("difference").asString());

            reader.click("#assign");
            assertThat(item("never-seen").path("assignedTo").asString()).isEqualTo("finance");
            reader.page().fill("#text", "They billed it themselves.");
            reader.click("#comment");
            assertThat(reader.text("main")).contains("They billed it themselves.");
            reader.page().fill("#amount", "1.234");
            reader.click("#settle");
            assertThat(reader.text(".fault")).contains("Not written as it has to be", "more decimals than CNY");
            assertThat(reader.page().inputValue("#amount")).isEqualTo("1.234");
            reader.examine("an item with a fault");
            reader.picture("finance-item-fault");
            reader.page().fill("#amount", "1.23");
            reader.page().selectOption("#reason", "GOODWILL");
            reader.click("#settle");

            assertThat(reader.text("#settlement")).contains("1.23", "goodwill", "Proposed by finance");
            assertThat(reader.find("#approve").count()).isZero();
            reader.examine("a proposed adjustment");
        }
        try (Reader second = new Reader(DEMO.url(), "en")) {
            second.signIn("approver");
            second.open(
                    "/reconciliation-items/" + item("never-seen").path("item").asString());
            second.examine("a proposed adjustment for the second person");
            second.picture("finance-item-proposed");
            second.click("#approve");
            assertThat(second.text("#settlement")).contains("1.23", "goodwill", "Decided by approver");
            second.examine("a settled item");
            JsonNode settled = item("never-seen").path("settlement");
            assertThat(settled.path("amount").asString()).isEqualTo("1.23");
            String month = settled.path("standsOn").asString();
            second.open("/partners/p-haiyun/statements/" + month);
            assertThat(second.text("main")).contains("reconciliation-item-", "goodwill", "1.23");
        }
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInWordsAndTheFormKeepsWhatItSaid() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            reader.open("/reconciliations/upload");
            fill(reader);
            reader.page().fill("#zone", "Mars/Olympus");
            reader.page().setInputFiles("#file", csv("Line,Amount\nl,1.00\n"));
            reader.click("#upload");
            assertThat(reader.text(".fault")).contains("格式不符", "Mars/Olympus");
            assertThat(reader.page().inputValue("#partnerId")).isEqualTo("p-haiyun");
            reader.page().fill("#zone", "");
            reader.page().setInputFiles("#file", csv("Something,Else\n1,2\n"));
            reader.click("#upload");
            assertThat(reader.text(".fault")).contains("文件无法按说明读取");
            reader.picture("finance-upload-fault");
            reader.examine("an upload that was refused");
            reader.resize(360);
            reader.examine("an upload on a phone");
        }
    }

    @Test
    void aSheetOfAWorkbookIsComparedAsItsCopyInCsvWouldBe() throws IOException {
        List<JsonNode> lines = linesOfTheBill();
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            reader.open("/reconciliations/upload");
            fill(reader);
            reader.page().fill("#sheet", "明细");
            reader.page().setInputFiles("#file", workbook(theirList(lines)));
            reader.click("#upload");

            PlaywrightAssertions.assertThat(reader.find("#counts")).isVisible(PATIENT);
            assertThat(reader.text("#counts a[href$='result=AGREES']"))
                    .as("all but the first, which is left out, and the second, which is another amount")
                    .isEqualTo(Integer.toString(lines.size() - 2));
            JsonNode run = DEMO.get("/api/v1/reconciliations").path("items").path(0);
            assertThat(reader.find(".bridge td").allTextContents())
                    .first()
                    .isEqualTo(run.at("/bridge/theirs").asString());
            reader.examine("a workbook that was compared");
        }
    }

    @Test
    void whoOnlyReadsHasNoForms() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("auditor");
            for (String page : List.of("/reconciliations", "/reconciliation-items?state=SETTLED")) {
                reader.open(page);
                assertThat(reader.find("main form[method=post], a[href$=upload]")
                                .count())
                        .isZero();
            }
            assertThat(reader.page()
                            .navigate(DEMO.url() + "/reconciliations/upload")
                            .status())
                    .isEqualTo(403);
        }
    }

    /** The form with its own columns, kept under a name; or with the kept ones. */
    private static void uploadIn(Reader reader, String list, boolean describe) {
        reader.open("/reconciliations/upload");
        fill(reader);
        if (describe) {
            reader.page().fill("#saveAs", "their bill");
        }
        reader.page().setInputFiles("#file", csv(list));
        reader.click("#upload");
    }

    private static void fill(Reader reader) {
        reader.page().fill("#partnerId", "p-haiyun");
        reader.page().fill("#period", DEMO.closed());
        reader.page().selectOption("#measure", "SPEND");
        reader.page().fill("#lineId", "Line");
        reader.page().fill("#amount", "Amount");
    }

    private static FilePayload csv(String text) {
        return new FilePayload("list.csv", "text/csv", text.getBytes(UTF_8));
    }

    /** The list as a sheet behind another one, its amounts as numbers. */
    private static FilePayload workbook(String list) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("说明").value(0, 0, "Line");
            var sheet = workbook.newWorksheet("明细");
            List<String> rows = list.lines().toList();
            for (int row = 0; row < rows.size(); row++) {
                String[] cells = rows.get(row).split(",", -1);
                sheet.value(row, 0, cells[0]);
                if (row == 0) {
                    sheet.value(row, 1, cells[1]);
                } else {
                    sheet.value(row, 1, new BigDecimal(cells[1]));
                }
            }
        }
        return new FilePayload(
                "list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes.toByteArray());
    }

    /** Without the first line, with another amount of the second, and with one that nobody knows. */
    private static String theirList(List<JsonNode> lines) {
        var csv = new StringBuilder("Line,Amount\nnever-seen,12.34\n");
        for (int i = 1; i < lines.size(); i++) {
            var amount = new BigDecimal(lines.get(i).path("amount").asString());
            csv.append(lines.get(i).path("lineId").asString())
                    .append(',')
                    .append(i == 1 ? amount.add(BigDecimal.TEN) : amount)
                    .append('\n');
        }
        return csv.toString();
    }

    private static List<JsonNode> linesOfTheBill() {
        String path = "/api/v1/partners/p-haiyun/bills/" + DEMO.closed() + "/lines?limit=1000";
        var lines = new ArrayList<JsonNode>();
        String next = "";
        do {
            JsonNode page = DEMO.get(path + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items").forEach(lines::add);
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return lines;
    }

    private static JsonNode item(String key) {
        return DEMO.get("/api/v1/reconciliation-items?limit=1000")
                .path("items")
                .valueStream()
                .filter(it -> it.path("key").path(0).asString().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
