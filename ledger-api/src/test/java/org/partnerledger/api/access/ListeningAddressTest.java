package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.store.StoreUnavailable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Where others may come, nobody gets in by what everybody knows, unless whoever starts the ledger says so. */
class ListeningAddressTest {

    private static final String EVERYWHERE = "0.0.0.0";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void onLoopbackEverythingIsAllowed(String address) {
        assertThatCode(() -> start(wellKnown(false), address)).doesNotThrowAnyException();
        assertThatCode(() -> start(open(), address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {EVERYWHERE, "::", "192.0.2.1", "no such host.invalid"})
    void beyondLoopbackWellKnownUsersAreRefusedUnlessTold(String address) {
        assertThatThrownBy(() -> start(wellKnown(false), address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(address)
                .hasMessageContaining("LEDGER_ACCESS_WELLKNOWNANYWHERE=true");
        assertThatCode(() -> start(wellKnown(true), address)).doesNotThrowAnyException();
    }

    @Test
    void soIsTheKeyOfTheDemonstrationWithoutItsUsers() {
        assertThatThrownBy(() -> start(access(false, "demo", false, false), EVERYWHERE))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("LEDGER_API_KEY");
        assertThatCode(() -> start(access(false, "a-key-of-the-house", false, false), EVERYWHERE))
                .doesNotThrowAnyException();
    }

    @Test
    void whereNobodyHasToShowAnythingNobodyElseMayCome() {
        assertThatThrownBy(() -> start(open(), EVERYWHERE))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("LEDGER_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "localhost, false", "0.0.0.0, true", "192.0.2.1, true"})
    void beyondLoopbackTheCookieOfASessionTravelsOverTlsOnly(String address, boolean overTlsOnly) {
        var cookies = new DefaultCookieSerializer();
        new AccessConfiguration()
                .listeningAddress(access(false, "a-key-of-the-house", false, false), address)
                .customize(cookies);
        var response = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "an-id"));

        assertThat(response.getCookies()).singleElement().satisfies(it -> {
            assertThat(it.getValue()).isEqualTo("an-id");
            assertThat(it.getSecure()).isEqualTo(overTlsOnly);
            assertThat(it.isHttpOnly()).isTrue();
        });
    }

    private static void start(AccessProperties access, String address) {
        assertThat(new AccessConfiguration().listeningAddress(access, address)).isNotNull();
    }

    private static AccessProperties open() {
        return access(true, null, false, false);
    }

    private static AccessProperties wellKnown(boolean anywhere) {
        return access(false, "demo", true, anywhere);
    }

    private static AccessProperties access(
            boolean open, @Nullable String key, boolean wellKnownUsers, boolean wellKnownAnywhere) {
        return new AccessProperties(open, key, wellKnownUsers, wellKnownAnywhere, 200, "roles", "partner");
    }
}
