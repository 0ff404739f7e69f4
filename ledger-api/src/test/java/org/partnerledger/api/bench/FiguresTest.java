package org.partnerledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.node.ObjectNode;

class FiguresTest {

    @Test
    void percentilesAreMeasuredValues() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        assertThat(Figures.percentile(hundred, 50)).isEqualTo(50.0);
        assertThat(Figures.percentile(hundred, 99)).isEqualTo(99.0);
        assertThat(Figures.percentile(List.of(7.0), 99)).isEqualTo(7.0);
    }

    @Test
    void nestsMediansAsTheirNamesSay() {
        var figures = new Figures();
        figures.announce("phases.seal.linesPerSecond");
        figures.add("phases.close.seconds", 3);
        figures.add("phases.close.seconds", 1);
        figures.add("phases.close.seconds", 2.00004);
        ObjectNode report = FactJson.MAPPER.createObjectNode();

        figures.writeInto(report);

        assertThat(report.toString())
                .isEqualTo("{\"phases\":{\"seal\":{\"linesPerSecond\":null},\"close\":{\"seconds\":2.000}}}");
        assertThat(figures.spread("phases.close.seconds")).containsExactly(1, 3);
        assertThat(figures.rawSamples().at("/phases.close.seconds").size()).isEqualTo(3);
    }
}
