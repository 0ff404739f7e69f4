package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in the dark, for whoever reads with the eyes or a reader of screens; and on paper. */
class DarkPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final String STATEMENT = "/partners/p-haiyun/statements/CLOSED";

    private static final List<String> OF_PARTNER = List.of(
            "/partners/p-haiyun",
            STATEMENT,
            "/partners/p-haiyun/bills/CLOSED",
            "/partners/p-haiyun/projects",
            "/partners/p-haiyun/claims",
            "/partners/p-haiyun/payouts",
            "/search?q=p-haiyun");

    private static final List<String> OF_FINANCE = List.of(
            "/months",
            "/plans",
            "/rules",
            "/rules/draft",
            "/what-ifs/ask",
            "/journal",
            "/carry-over",
            "/finance",
            "/finance/spend",
            "/finance/liabilities",
            "/finance/rule-changes",
            "/reconciliations",
            "/reconciliations/upload",
            "/reconciliation-items",
            "/seals",
            STATEMENT + "/seal",
            "/quarantine",
            "/quarantine/1",
            "/jobs");

    private static final List<String> OF_OPERATOR = List.of("/users", "/keys", "/clients", "/read-models", "/audit");

    @ParameterizedTest
    @CsvSource({"haiyun, en", "finance, zh-CN", "operator, en"})
    void pagesAreReadableInTheDark(String user, String language) {
        List<String> pages = switch (user) {
            case "haiyun" -> OF_PARTNER;
            case "finance" -> OF_FINANCE;
            default -> OF_OPERATOR;
        };
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn(user);
            reader.open(pages.getFirst() + "?theme=dark");
            assertThat(reader.page().getAttribute("html", "data-theme")).isEqualTo("dark");
            for (String page : pages) {
                reader.open(page.replace("CLOSED", DEMO.closed()));
                reader.picture(name("dark", page));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "zh-CN"})
    void aStatementIsPrintedWithoutWhatIsOnlyForTheScreen(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            reader.open(STATEMENT.replace("CLOSED", DEMO.closed()) + "?theme=dark");
            reader.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(reader.find(".top").isVisible()).isFalse();
            assertThat(reader.find("#payable").isVisible()).isTrue();
            assertThat(reader.page().evaluate("getComputedStyle(document.documentElement).colorScheme"))
                    .as("paper is white")
                    .isEqualTo("light");
            reader.picture("print-statement");
        }
    }

    private static String name(String look, String page) {
        return look + page.replaceAll("[^a-z-]+", "-");
    }
}
