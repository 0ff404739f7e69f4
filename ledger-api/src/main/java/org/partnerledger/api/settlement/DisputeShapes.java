package org.partnerledger.api.settlement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.settlement.Dispute;

/** What a dispute looks like in a body. */
final class DisputeShapes {

    /** UPPER_SNAKE_CASE, as all codes. */
    static final JsonShape<String> CODE = JsonShapes.name().as(code -> {
        if (!code.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")) {
            throw new IllegalArgumentException("a code is written LIKE_THIS");
        }
        return code;
    });

    /**
     * Lines or rows, one of them at least; without an id the content names the dispute, so that the same one meets
     * itself.
     */
    static final JsonShape<Dispute> DISPUTE = JsonShapes.object(it -> {
        var id = it.nullable("disputeId", JsonShapes.id());
        var lines = it.optional("lines", List.of(), JsonShapes.listOf(JsonShapes.id()));
        var rows = it.optional("rows", List.of(), JsonShapes.listOf(JsonShapes.oneOf(RowCode.class)));
        var text = it.required("text", JsonShapes.name());
        var attachments = it.optional("attachments", List.of(), JsonShapes.listOf(JsonShapes.name()));
        return () -> {
            List<String> codes = rows.get().stream().map(Enum::name).toList();
            String named = id(id.get(), lines.get(), codes, text.get());
            return new Dispute(named, lines.get(), codes, text.get(), attachments.get());
        };
    });

    private DisputeShapes() {}

    private static String id(@Nullable String given, List<String> lines, List<String> rows, String text) {
        String content = lines + "\n" + rows + "\n" + text;
        return given == null
                ? UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                        .toString()
                : given;
    }
}
