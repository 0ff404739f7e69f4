package org.partnerledger.api.intake.chunk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDecorator;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines in the form in which their event is stored. Writing them is the dearest part of storing a chunk, and nothing of
 * it depends on the ledger: the thread that reads a feed does it, so that the one that stores only joins the parts.
 */
public final class LineForms {

    private static final ObjectWriter JSON = writer();

    private LineForms() {}

    private static ObjectWriter writer() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        return builder.build().writerFor(RecordedLine.class);
    }

    /** The same fact with each line as a member of {@link LinesRecorded#lines}. */
    public static Fact.Lines written(Fact.Lines fact) {
        return new Fact.Lines(
                fact.lines(), fact.lines().stream().map(JSON::writeValueAsBytes).toList());
    }

    /** An event whose lines have been written before. */
    static EventMessage<LinesRecorded> message(LinesRecorded event, List<byte[]> lines) {
        return new GenericEventMessage<>(
                new Joined(new GenericMessage<>(event), lines), GenericEventMessage.clock::instant);
    }

    private static byte[] join(LinesRecorded event, List<byte[]> lines) {
        byte[] head = ("{\"firstLineNo\":" + event.firstLineNo() + ",\"lines\":[").getBytes(StandardCharsets.US_ASCII);
        int length = head.length + 1; // The last two are a bracket and a brace; the first line has no comma.
        for (byte[] line : lines) {
            length += line.length + 1;
        }
        byte[] json = new byte[length];
        System.arraycopy(head, 0, json, 0, head.length);
        int at = head.length;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, json, at, line.length);
            at += line.length;
            json[at++] = ',';
        }
        json[at - 1] = ']';
        json[at] = '}';
        return json;
    }

    /** Says its payload in the form that is there already. */
    private static final class Joined extends MessageDecorator<LinesRecorded> {

        private static final long serialVersionUID = 1L;

        private final transient List<byte[]> lines;

        Joined(Message<LinesRecorded> message, List<byte[]> lines) {
            super(message);
            this.lines = lines;
        }

        @Override
        public <F> SerializedObject<F> serializePayload(Serializer serializer, Class<F> form) {
            if (form != byte[].class) {
                return super.serializePayload(serializer, form);
            }
            return new SimpleSerializedObject<>(
                    form.cast(join(getPayload(), lines)), form, serializer.typeForClass(LinesRecorded.class));
        }

        @Override
        public Message<LinesRecorded> withMetaData(Map<String, ?> metaData) {
            return new Joined(getDelegate().withMetaData(metaData), lines);
        }

        @Override
        public Message<LinesRecorded> andMetaData(Map<String, ?> metaData) {
            return new Joined(getDelegate().andMetaData(metaData), lines);
        }
    }
}
