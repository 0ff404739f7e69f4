package org.partnerledger.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.bundle.BundleReader;
import org.partnerledger.api.bundle.Verified;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.seal.PeriodSeal;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.MonthChain;
import org.partnerledger.core.verification.MonthSuccession;
import org.partnerledger.core.verification.MonthSuccession.Month;
import org.partnerledger.core.verification.SealSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify BUNDLE…}: checks sealed months that were handed out, without a ledger. */
@Command(
        name = "verify",
        description = {
            "Checks bundles of sealed months: every byte up to the signature, and every amount, worked out again from"
                    + " lines and rules. Needs no ledger and no database.",
            "With the key inside the bundle that proves that nothing was changed; with --key also whose it is.",
            "--store asks a running ledger to hold all its events, tables and documents against its seals.",
            "Ends with 0 when everything holds, 1 when something does not, 2 when a file cannot be read,"
                    + " 3 when there is no ledger to ask."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Parameters(arity = "0..*", paramLabel = "BUNDLE", description = "ZIP files; months of a partner as a chain.")
    private List<Path> bundles = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", description = "The public key that should have signed, in PEM.")
    private @Nullable Path key;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private String format = "";

    @Option(names = "--store", description = "Instead of bundles: the whole store of a running ledger.")
    private boolean store;

    @Override
    public Integer call() throws IOException {
        if (!List.of("text", "json").contains(format)) {
            throw wrong("--format is text or json, not '" + format + "'");
        }
        if (store == !bundles.isEmpty()) {
            throw wrong("either bundles are verified, or --store");
        }
        return store ? verifyStore() : verifyBundles();
    }

    private int verifyStore() throws IOException {
        try (LedgerClient ledger = Objects.requireNonNull(ledgerCommand).client()) {
            JsonNode report = StoreCheck.report(ledger);
            PrintWriter out = Home.out(spec);
            if (format.equals("json")) {
                out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
            } else {
                StoreCheck.print(out, report);
            }
            return report.get("holds").asBoolean() ? 0 : LedgerCommand.REFUSED;
        }
    }

    private int verifyBundles() throws IOException {
        String expected = key == null ? null : publicKey(key);
        Map<Path, Verified> verified = new LinkedHashMap<>();
        for (Path bundle : bundles) {
            verified.put(bundle, BundleReader.verify(readable(bundle), expected));
        }
        List<Finding> chain = chain(verified.values());
        PrintWriter out = Home.out(spec);
        if (format.equals("json")) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Report.of(verified, chain)));
        } else {
            verified.forEach((bundle, it) -> print(out, bundle, it));
            chain.forEach(out::println);
        }
        boolean holds = chain.isEmpty() && verified.values().stream().allMatch(Verified::holds);
        return holds ? 0 : LedgerCommand.REFUSED;
    }

    /** That seals follow each other, and that what each month began with is what the one before left. */
    private static List<Finding> chain(Collection<Verified> verified) {
        List<Finding> findings = new ArrayList<>(MonthChain.findings(
                verified.stream()
                        .map(Verified::manifest)
                        .filter(Objects::nonNull)
                        .map(BundleManifest::seal)
                        .distinct()
                        .toList(),
                false));
        var succession = new MonthSuccession();
        verified.stream()
                .map(Verified::month)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(
                                (Month it) -> it.facts().partnerId().value())
                        .thenComparing(it -> it.facts().period()))
                .forEach(month -> findings.addAll(succession.next(month)));
        return findings;
    }

    private void print(PrintWriter out, Path bundle, Verified it) {
        BundleManifest manifest = it.manifest();
        out.println(bundle.getFileName()
                + (manifest == null
                        ? ": no bundle"
                        : ": " + manifest.seal().period() + " of "
                                + manifest.seal().partnerId() + ", "
                                + it.lines() + " lines, seal " + manifest.seal().number() + ", close "
                                + manifest.close().number() + ", key "
                                + manifest.close().keyId()));
        it.findings().forEach(out::println);
        if (it.holds()) {
            out.println("Holds: nothing was changed since it was sealed, and lines and rules make every amount of it.");
            out.println(
                    key == null
                            ? "Signed by the key in the bundle; whose that is, --key shows."
                            : "Signed by the key that was given.");
        } else {
            out.println(it.findings().size() + " findings.");
        }
    }

    private Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw wrong("there is no file " + file + " that can be read");
        }
        return file;
    }

    /** PEM as {@code openssl pkey -pubout} writes it, or its Base64 alone. */
    private String publicKey(Path file) throws IOException {
        var base64 = new StringBuilder();
        for (String line : Files.readAllLines(readable(file))) {
            if (!line.startsWith("-----")) {
                base64.append(line.strip());
            }
        }
        if (!SealSignature.isKey(base64.toString())) {
            throw wrong(file + " holds no public key of " + SealSignature.ALGORITHM);
        }
        return base64.toString();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }

    /** For programs; names are stable. */
    record Report(boolean holds, List<BundleJson> bundles, List<FindingJson> chain) {

        static Report of(Map<Path, Verified> verified, List<Finding> chain) {
            var bundles = new ArrayList<BundleJson>();
            verified.forEach((path, it) -> bundles.add(BundleJson.of(path, it)));
            boolean holds = chain.isEmpty() && bundles.stream().allMatch(BundleJson::holds);
            return new Report(holds, bundles, FindingJson.of(chain));
        }
    }

    /** @param seal number of the partner's seals, {@code close} that of all closes */
    record BundleJson(
            String file,
            boolean holds,
            @Nullable String partnerId,
            @Nullable String period,
            @Nullable Long seal,
            @Nullable Long close,
            @Nullable String keyId,
            long lines,
            long bytes,
            List<FindingJson> findings) {

        static BundleJson of(Path path, Verified it) {
            BundleManifest manifest = it.manifest();
            PeriodSeal seal = manifest == null ? null : manifest.seal();
            return new BundleJson(
                    path.toString(),
                    it.holds(),
                    seal == null ? null : seal.partnerId().value(),
                    seal == null ? null : seal.period().toString(),
                    seal == null ? null : seal.number(),
                    manifest == null ? null : manifest.close().number(),
                    manifest == null ? null : manifest.close().keyId(),
                    it.lines(),
                    it.bytes(),
                    FindingJson.of(it.findings()));
        }
    }

    record FindingJson(String code, String pointer, String detail) {

        static List<FindingJson> of(List<Finding> findings) {
            return findings.stream()
                    .map(it -> new FindingJson(it.code().name(), it.pointer(), it.detail()))
                    .toList();
        }
    }
}
