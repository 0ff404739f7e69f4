package org.partnerledger.api.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a partner sees of its months, in both languages, against what the API says. */
class PartnerPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final String OWN = "/api/v1/partners/p-haiyun";

    private static String closed = "";
    private static String open = "";

    @BeforeAll
    static void months() {
        closed = DEMO.closed();
        open = DEMO.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void monthsAreThereAtAGlance(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");

            assertThat(reader.path()).isEqualTo("/partners/p-haiyun");
            JsonNode statement = get(OWN + "/statements/" + closed);
            JsonNode estimate = get(OWN + "/statements/" + open);
            assertThat(row(reader, closed))
                    .contains(
                            get(OWN + "/bills/" + closed).path("total").asString(),
                            statement.path("performance").asString(),
                            statement.path("earned").asString(),
                            statement.path("payable").asString());
            assertThat(row(reader, open)).contains(estimate.path("payable").asString());
            reader.examine("months");
            reader.picture("partner-periods");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aStatementLeadsFromSpendToPayableAndToTheLinesBehind(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            for (String month : List.of(open, closed)) {
                reader.open("/partners/p-haiyun/statements/" + month);

                JsonNode statement = get(OWN + "/statements/" + month);
                assertThat(reader.text("#payable"))
                        .isEqualTo(statement.path("payable").asString());
                var amounts = new ArrayList<String>();
                get(OWN + "/statements/" + month + "/explanation")
                        .path("rows")
                        .forEach(row -> amounts.add(row.path("amount").asString()));
                assertThat(reader.find(".waterfall > tbody > tr > td:nth-child(3)")
                                .allTextContents())
                        .isEqualTo(amounts);
            }
            reader.click("#row-1 a");
            JsonNode behind = get(OWN + "/statements/" + closed + "/explanation/rows/1/lines");
            String first = behind.path("items").path(0).path("lineId").asString();
            assertThat(reader.find("#behind-1 tbody tr").first()).containsText(first);
            assertThat(reader.find("#row-1 a")).hasAttribute("aria-expanded", "true");
            reader.examine("a statement with lines");
            reader.picture("partner-statement");

            reader.click("#behind-1 tbody a >> nth=0");
            assertThat(reader.text("h1")).isEqualTo(first);
            String story = get("/api/v1/lines/" + first + "/explanation?language=" + language.substring(0, 2))
                    .path("story")
                    .path(0)
                    .asString();
            assertThat(reader.text(".story li >> nth=0")).isEqualTo(Show.sentence(story));
            reader.examine("the story of a line");
            reader.picture("partner-line");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aBillIsThereByProductCustomerAndMeans(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/bills/" + closed);

            JsonNode bill = get(OWN + "/bills/" + closed);
            assertThat(reader.text("#total")).isEqualTo(bill.path("total").asString());
            bill.path("byProduct")
                    .forEach(it -> assertThat(reader.find("main table >> nth=0"))
                            .containsText(it.path("amount").asString()));
            reader.click("main table >> nth=0 >> a >> nth=0");
            reader.examine("lines of a product");
            assertThat(reader.find(".lines tbody tr").count()).isGreaterThan(1);
            reader.click(".more a");
            assertThat(reader.find(".lines tbody tr")).not().hasCount(26);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everythingFitsOnAPhone(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.resize(360);
            reader.signIn("haiyun");
            for (String path : List.of("", "/statements/" + closed, "/bills/" + closed)) {
                reader.open("/partners/p-haiyun" + path + "?theme=dark");
                reader.picture("phone" + path.replace('/', '-'));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatIsNotTheirsIsRefusedOnAPage(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");

            assertThat(reader.page()
                            .navigate(DEMO.url() + "/partners/p-xingchen")
                            .status())
                    .isEqualTo(403);
            assertThat(reader.text(".problem code")).isEqualTo("FORBIDDEN");
            assertThat(reader.text("#words")).isEqualTo(language.equals("en") ? "You may not do that." : "没有权限。");
            assertThat(reader.page()
                            .navigate(DEMO.url() + "/partners/p-haiyun/statements/2001-01")
                            .status())
                    .isEqualTo(404);
            assertThat(reader.text(".problem code")).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aLineIsFoundByItsIdAndAnotherPartnersIsNot(String language) {
        String own = get(OWN + "/bills/" + closed + "/lines")
                .path("items")
                .path(0)
                .path("lineId")
                .asString();
        String others = get("/api/v1/partners/p-dongan/bills/" + closed + "/lines")
                .path("items")
                .path(0)
                .path("lineId")
                .asString();
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/search?q=" + own);
            assertThat(reader.text("main tbody")).contains(own);
            reader.open("/search?q=" + others);
            assertThat(reader.find("main tbody").count()).isZero();
            reader.open("/search?q=p-haiyun/" + closed);
            assertThat(reader.text(".statements")).contains("p-haiyun/" + closed);
            reader.open("/search?q=" + closed);
            assertThat(reader.find(".statements a").count()).isOne();
            reader.find(".statements a").click();
            assertThat(reader.text("h1")).contains(closed);
            reader.open("/search?q=p-dongan/" + closed);
            assertThat(reader.find(".statements").count()).isZero();
        }
    }

    private static String row(Reader reader, String month) {
        return String.valueOf(reader.find("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(month))
                .textContent());
    }

    private static JsonNode get(String path) {
        return DEMO.get(path);
    }
}
