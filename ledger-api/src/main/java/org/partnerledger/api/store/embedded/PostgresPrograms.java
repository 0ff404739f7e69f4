package org.partnerledger.api.store.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.partnerledger.api.store.StoreUnavailable;

/** The unpacked programs of PostgreSQL, and how to run them. */
final class PostgresPrograms {

    private final Path directory;
    private final boolean unshared;

    private PostgresPrograms(Path directory, boolean unshared) {
        this.directory = directory;
        this.unshared = unshared;
    }

    /**
     * Unpacks the programs below {@code home} unless they are there already.
     *
     * <p>Below the ledger's home and not in the temp folder: temp folders are cleaned while the server runs, and are
     * often mounted so that nothing in them may be executed.
     *
     * @throws StoreUnavailable if there are none for this machine, or they could not run on it
     */
    static PostgresPrograms in(Path home) throws IOException {
        byte[] archive = archive();
        Path directory = home.resolve("postgres-" + fingerprint(archive));
        if (!Files.exists(directory)) {
            Path unfinished = home.resolve(directory.getFileName() + ".unfinished");
            Folders.delete(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(directory, mustLeaveRoot());
    }

    /**
     * Runs one program to its end.
     *
     * @return what it printed
     * @throws Failed if it ended with anything but 0
     */
    String run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (unshared) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var outcome = Outcome.of(command);
        if (outcome.exitCode() != 0) {
            throw new Failed(program + " ended with " + outcome.exitCode() + ": " + outcome.lastLine());
        }
        return outcome.printed();
    }

    /** A program said no. */
    static final class Failed extends IOException {

        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    private record Outcome(int exitCode, String printed) {

        static Outcome of(List<String> command) throws IOException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Outcome(process.waitFor(), printed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + command.getFirst() + " ran", stopped);
            }
        }

        String lastLine() {
            return printed.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((earlier, last) -> last)
                    .orElse("it said nothing");
        }
    }

    /** PostgreSQL refuses to run as root. A user namespace of its own hides from it that it does. */
    private static boolean mustLeaveRoot() {
        try {
            if (!Integer.valueOf(0)
                    .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                return false;
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return false;
        }
        String why;
        try {
            var outcome = Outcome.of(List.of("unshare", "-U", "id", "-u"));
            if (outcome.exitCode() == 0 && !outcome.printed().strip().equals("0")) {
                return true;
            }
            why = outcome.lastLine();
        } catch (IOException noUnshare) {
            why = "there is no 'unshare'";
        }
        throw new StoreUnavailable("The embedded PostgreSQL does not run as root, and 'unshare -U' does not work here ("
                + why + "): start the ledger as another user, or set LEDGER_DATABASE_URL to a PostgreSQL of yours.");
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name", "").replaceFirst(" .*", "");
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String architecture = machine.equals("amd64") ? "x86_64" : machine;
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            return packed.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StoreUnavailable(
                    "The embedded PostgreSQL is not there for " + system + " on " + machine
                            + ": set LEDGER_DATABASE_URL to a PostgreSQL of yours.",
                    none);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL reaches outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Path folder = Objects.requireNonNull(path.getParent());
                Files.createDirectories(folder);
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, path);
                if (folder.endsWith("bin")) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
