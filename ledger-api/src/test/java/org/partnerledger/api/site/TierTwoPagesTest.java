package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.client.LedgerClient;

/** A distributor comes from its bill to those of its tier 2, and neither meets a link that it may not follow. */
class TierTwoPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final String DISTRIBUTOR = "p-dongan";
    private static final String BELOW = "p-dongan-west";
    private static final Pattern LINK = Pattern.compile("href=\"(/(?:partners|lines)/[^\"]*)\"");

    @Test
    void aDistributorOpensTheBillsOfItsTierTwoAndTheirLines() {
        String bill = "/partners/" + BELOW + "/bills/" + DEMO.closed();
        try (LedgerClient distributor = DEMO.ledger().clientOfPartner(DISTRIBUTOR)) {
            assertThat(links(distributor, "/partners/" + DISTRIBUTOR + "/bills/" + DEMO.closed()))
                    .contains(bill);
            assertThat(distributor.get(bill).body().asString())
                    .contains(
                            Show.amount(DEMO.get("/api/v1" + bill).path("total").asString()));
            Set<String> links = links(distributor, bill);
            links.forEach(it -> assertThat(distributor.get(it).status()).as(it).isEqualTo(200));
            String lines = links.stream()
                    .filter(it -> it.contains("/lines?"))
                    .findFirst()
                    .orElseThrow();
            links(distributor, lines)
                    .forEach(it ->
                            assertThat(distributor.get(it).status()).as(it).isEqualTo(200));
        }
    }

    @Test
    void aTierTwoFollowsEveryLinkOfItsBillAndOfItsLines() {
        String bill = "/partners/" + BELOW + "/bills/" + DEMO.closed();
        try (LedgerClient below = DEMO.ledger().clientOfPartner(BELOW)) {
            Set<String> links = links(below, bill);
            assertThat(links).hasSizeGreaterThan(4).noneMatch(it -> it.startsWith("/partners/" + DISTRIBUTOR + "/"));
            links.forEach(it -> assertThat(below.get(it).status()).as(it).isEqualTo(200));
            String lines = links.stream()
                    .filter(it -> it.contains("/lines?"))
                    .findFirst()
                    .orElseThrow();
            String line = links(below, lines).stream()
                    .filter(it -> it.startsWith("/lines/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(links(below, line))
                    .contains(bill)
                    .allSatisfy(it -> assertThat(below.get(it).status()).isEqualTo(200));
        }
    }

    private static Set<String> links(LedgerClient client, String page) {
        Matcher link = LINK.matcher(client.get(page).body().asString());
        var links = new TreeSet<String>();
        while (link.find()) {
            links.add(link.group(1).replace("&amp;", "&"));
        }
        return links;
    }
}
