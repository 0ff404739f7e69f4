package org.partnerledger.api.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partnerledger.api.feed.EventBatch;
import org.partnerledger.api.feed.Feed;
import org.partnerledger.api.feed.FeedIntake;
import org.partnerledger.api.feed.NdjsonFeed;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.problem.InvalidRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes facts in the three media types of the contract and answers with what became of each. */
@RestController
@RequestMapping("/api/v1/events")
class EventsController {

    private final Intake intake;

    EventsController(Intake intake) {
        this.intake = intake;
    }

    /** Read whole before any of it is stored: one that cannot be read leaves no trace. */
    @PostMapping(consumes = "application/cloudevents-batch+json")
    ResponseEntity<ReportJson> batch(InputStream body) throws IOException {
        List<Envelope> events = readable(() -> EventBatch.readBatch(text(body)));
        if (events.size() > EventBatch.MAX_EVENTS) {
            throw InvalidRequest.tooLarge(
                    "a batch has at most " + EventBatch.MAX_EVENTS + " events; send application/x-ndjson for more");
        }
        return answer(take(events));
    }

    @PostMapping(consumes = "application/cloudevents+json")
    ResponseEntity<ReportJson> one(InputStream body) throws IOException {
        return answer(take(List.of(readable(() -> EventBatch.readOne(text(body))))));
    }

    /** Taken while it comes in: what came before a broken connection stays (contract.md, section 6). */
    @PostMapping(consumes = "application/x-ndjson")
    ResponseEntity<ReportJson> stream(InputStream body) throws IOException {
        var report = new IntakeReport();
        try (Feed feed = new NdjsonFeed(body)) {
            new FeedIntake(intake).take(feed, report, () -> {});
        }
        return answer(report);
    }

    private IntakeReport take(List<Envelope> events) {
        var report = new IntakeReport();
        try (Intake.Succession body = intake.begin(report, () -> {})) {
            for (int from = 0; from < events.size(); from += Intake.CHUNK) {
                body.accept(events.subList(from, Math.min(events.size(), from + Intake.CHUNK)));
            }
        }
        return report;
    }

    private static ResponseEntity<ReportJson> answer(IntakeReport report) {
        return ResponseEntity.status(report.quarantined() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(ReportJson.of(report));
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(EventBatch.MAX_BYTES + 1);
        if (bytes.length > EventBatch.MAX_BYTES) {
            throw InvalidRequest.tooLarge("a body that is read whole has at most " + EventBatch.MAX_BYTES
                    + " bytes; send application/x-ndjson for more");
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFeed("the body is not UTF-8 (byte " + rest.position() + ")");
        }
    }

    private static <T> T readable(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UnreadableFeed e) {
            throw InvalidRequest.malformedJson("nothing was taken: " + e.getMessage());
        }
    }

    private interface Reading<T> {

        T read() throws IOException;
    }
}
