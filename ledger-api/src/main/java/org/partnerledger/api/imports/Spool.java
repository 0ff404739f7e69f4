package org.partnerledger.api.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.partnerledger.api.store.StoreProperties;
import org.springframework.stereotype.Component;

/** Where received files wait, in the ledger's home, until they are taken. */
@Component
class Spool {

    private final Path folder;

    Spool(StoreProperties store) {
        folder = store.home().resolve("imports");
    }

    /**
     * Writes a body to the disk, all of it: once this returns, a crash does not lose it.
     *
     * @return the name to open it by
     */
    String receive(InputStream body) throws IOException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID().toString();
        Path part = folder.resolve(name + ".part");
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            body.transferTo(Channels.newOutputStream(file));
            file.force(true);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part); // There only if the body broke off: then nobody was promised anything.
        }
        return name;
    }

    /** Names this folder among those of several nodes; the same for as long as the folder is. */
    synchronized String node() {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolveSibling("imports-node");
            if (Files.notExists(file)) {
                Path part = folder.resolveSibling("imports-node.part");
                Files.writeString(part, UUID.randomUUID().toString());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }
}
