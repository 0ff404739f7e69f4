package org.partnerledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.stored.EventTypes.StoredType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of every event, word for word: {@code src/test/resources/events/<name>.<revision>.json}.
 *
 * <p>A component that is added, renamed, retyped or removed changes the text, and needs a new revision with an
 * upcaster. The files differ from what is stored in their line breaks alone.
 */
@Tag("house")
class EventContractTest {

    private static final Path CONTRACTS = Path.of("src", "test", "resources", "events");
    private static final Path PROPOSALS = Path.of("target", "events");

    private static final EventTypes TYPES = EventTypes.of(families());

    private final JsonMapper json = stored();

    static Stream<StoredType> everyEvent() {
        return TYPES.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isReadAndWrittenAsItIsStored(StoredType type) throws IOException {
        Path contract = CONTRACTS.resolve(fileOf(type));
        if (!Files.exists(contract)) {
            proposeContract(type);
            fail(
                    "%s has no contract: read %s, and move it to %s",
                    type.event(), PROPOSALS.resolve(fileOf(type)), CONTRACTS);
        }
        String text = Files.readString(contract);

        Object event = json.readValue(text, type.event());

        assertThat(json.writeValueAsString(event) + "\n").isEqualTo(text);
    }

    @Test
    void belongsToAnEventThatExists() throws IOException {
        var wanted = new TreeSet<String>();
        everyEvent().forEach(type -> {
            for (int revision = 1; revision <= type.revision(); revision++) {
                wanted.add(type.name() + "." + revision + ".json");
            }
        });
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(wanted);
        }
    }

    private void proposeContract(StoredType type) throws IOException {
        Files.createDirectories(PROPOSALS);
        String text = json.writeValueAsString(Sample.of(type.event())) + "\n";
        Files.writeString(PROPOSALS.resolve(fileOf(type)), text);
    }

    private static String fileOf(StoredType type) {
        return type.name() + "." + type.revision() + ".json";
    }

    private static JsonMapper stored() {
        var json = JsonMapper.builder();
        EventJson.apply(json);
        return json.enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** The sealed families, found by their names, so that a new feature's events cannot be forgotten here. */
    private static Class<?>[] families() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.partnerledger.core")
                        .stream()
                        .filter(type ->
                                type.isInterface() && type.getSimpleName().endsWith("Event"))
                        .map(JavaClass::reflect)
                        .sorted((one, other) -> one.getName().compareTo(other.getName()))
                        .toArray(Class<?>[]::new);
    }
}
