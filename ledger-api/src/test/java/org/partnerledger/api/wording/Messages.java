package org.partnerledger.api.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Words as their file has them. */
final class Messages {

    private Messages() {}

    /** @param resource from the root: {@code /messages.properties} */
    static Properties of(String resource) throws IOException {
        var properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
