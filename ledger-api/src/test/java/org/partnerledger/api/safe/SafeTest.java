package org.partnerledger.api.safe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.safe.Safe.CannotOpen;

/** What is locked is opened by its own label and key alone. */
class SafeTest {

    private static final byte[] CONTENT = "what nobody should read".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("made/safe.key");
    }

    @Test
    void whatIsLockedIsReadByNobodyAndOpenedAgain() {
        byte[] locked = own().lock("a", CONTENT);

        assertThat(new String(locked, UTF_8)).doesNotContain("nobody");
        assertThat(own().open("a", locked)).as("after a start").isEqualTo(CONTENT);
        assertThat(own().lock("a", CONTENT)).as("nothing is locked alike twice").isNotEqualTo(locked);
    }

    @Test
    void theKeyIsMadeOnceAndReadByItsOwnerAlone() throws IOException {
        byte[] _ = own().lock("a", CONTENT);
        String made = Files.readString(file);

        assertThat(Base64.getDecoder().decode(made.strip())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] _ = own().lock("a", CONTENT);
        assertThat(file).hasContent(made);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void whatWasLockedForOneIsNotOpenedForAnother() {
        byte[] locked = own().lock("a", CONTENT);

        assertThatThrownBy(() -> opened(own(), "b", locked)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void everyByteThatIsChangedIsNoticed() {
        byte[] locked = own().lock("a", CONTENT);

        for (int i = 0; i < locked.length; i++) {
            byte[] changed = locked.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> opened(own(), "a", changed))
                    .as("byte " + i)
                    .isInstanceOf(CannotOpen.class);
        }
        assertThatThrownBy(() -> opened(own(), "a", new byte[0])).isInstanceOf(CannotOpen.class);
    }

    @Test
    void aNewKeyBeforeTheOldOneLocksAndTheOldOneStillOpens() throws IOException {
        byte[] old = own().lock("a", CONTENT);
        String before = Files.readString(file);
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]) + "\n" + before);

        Safe rotated = own();

        assertThat(rotated.open("a", old)).isEqualTo(CONTENT);
        assertThat(rotated.isOfToday(old)).isFalse();
        byte[] again = rotated.lock("a", CONTENT);
        assertThat(rotated.isOfToday(again)).isTrue();
        Files.writeString(file, before);
        assertThatThrownBy(() -> opened(own(), "a", again))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("safe.key");
    }

    @Test
    void aFileThatIsNamedIsNeitherMadeNorGuessed() throws IOException {
        Safe named = new Safe(new SafeKeys(file, false));
        assertThatThrownBy(() -> locked(named)).hasMessageContaining("there is no key to lock with in " + file);

        Files.createDirectories(file.getParent());
        for (String text : List.of("", "short", "aGVsbG8=")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> locked(new Safe(new SafeKeys(file, false))))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private Safe own() {
        return new Safe(new SafeKeys(file, true));
    }

    private static void opened(Safe safe, String label, byte[] locked) {
        byte[] _ = safe.open(label, locked);
    }

    private static void locked(Safe safe) {
        byte[] _ = safe.lock("a", CONTENT);
    }
}
