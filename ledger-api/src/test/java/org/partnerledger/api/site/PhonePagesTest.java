package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page on a phone, in both languages, light and dark: nothing is cut off, nothing has to be dragged sideways. */
class PhonePagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final int WIDTH = 390;
    private static final String STATEMENT = "/partners/p-haiyun/statements/CLOSED";

    private static final List<String> OF_PARTNER = List.of(
            "/partners/p-haiyun",
            STATEMENT,
            STATEMENT + "/rows/1",
            "/partners/p-haiyun/statements/OPEN",
            "/partners/p-haiyun/bills/CLOSED",
            "/partners/p-haiyun/projects",
            "/partners/p-haiyun/claims",
            "/partners/p-haiyun/payouts",
            "/lines/RO1",
            "/lines/X1-card",
            "/webhooks",
            "/search?q=RO1");

    private static final List<String> OF_FINANCE = List.of(
            "/months",
            "/partners/p-beichen/statements/CLOSED",
            "/partners/p-beichen/projects",
            "/payouts",
            "/plans",
            "/rules",
            "/what-ifs/ask",
            "/recalculations",
            "/journal",
            "/carry-over",
            "/finance",
            "/finance/spend",
            "/finance/frozen",
            "/finance/liabilities",
            "/finance/clawbacks",
            "/finance/deductions",
            "/finance/rule-changes",
            "/reconciliations",
            "/reconciliations/upload",
            "/seals",
            STATEMENT + "/seal",
            "/quarantine",
            "/quarantine/1");

    private static final List<String> OF_OPERATOR =
            List.of("/jobs", "/users", "/keys", "/clients", "/webhooks", "/read-models", "/audit");

    @ParameterizedTest
    @CsvSource({"haiyun, zh-CN, light", "haiyun, en, dark", "finance, zh-CN, dark", "finance, en, light"})
    @CsvSource({"operator, zh-CN, light", "operator, en, dark"})
    void everythingFitsOnAPhone(String user, String language, String theme) {
        List<String> pages = switch (user) {
            case "haiyun" -> OF_PARTNER;
            case "finance" -> OF_FINANCE;
            default -> OF_OPERATOR;
        };
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.resize(WIDTH);
            reader.signIn(user);
            reader.open(pages.getFirst() + "?theme=" + theme);
            for (String page : pages) {
                reader.open(page.replace("CLOSED", DEMO.closed()).replace("OPEN", DEMO.open()));
                assertThat(cutOff(reader.page())).as("cut off on " + page).isEmpty();
                reader.picture("phone-" + theme + page.replaceAll("[^A-Za-z0-9-]+", "-"));
            }
        }
    }

    /** What is wider than its place and cannot be scrolled to; texts for readers of screens alone are meant to be. */
    private static List<?> cutOff(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main *, header *')]
                    .filter(it => it.getBoundingClientRect().right > innerWidth + 1
                        && !it.closest('.scroll, .sr, pre, .cards thead, .waterfall thead, svg'))
                    .map(it => it.outerHTML.slice(0, 80))""");
    }
}
