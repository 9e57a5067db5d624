package dev.rowloom.provider.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventReaderPropertiesTest {

    @Property
    void anySplitAndAnyLineEndingGiveTheSameEvents(
            @ForAll @Size(max = 6) List<String> texts,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 40) Integer> pieces,
            @ForAll @IntRange(max = 2) int ending) {
        String newline = List.of("\n", "\r", "\r\n").get(ending);
        StringBuilder stream = new StringBuilder();
        List<String> wanted = new ArrayList<>();
        for (String text : texts) {
            String line = text.replaceAll("[\\r\\n]", " ").replaceAll("[\\ud800-\\udfff]", "😀");
            stream.append(": a comment")
                    .append(newline)
                    .append("data: ")
                    .append(line)
                    .append(newline)
                    .append(newline);
            wanted.add(line);
        }

        assertThat(read(stream.toString(), pieces)).isEqualTo(wanted);
    }

    @Example
    void joinsTheLinesOfAnEventAndReadsTheLastWithoutItsEnd() {
        assertThat(read("event: x\ndata:a\ndata: b\nid: 1\n\ndata: c", List.of(3)))
                .containsExactly("a\nb", "c");
    }

    @Example
    void refusesAnEventThatNeverEnds() {
        EventReader reader = new EventReader(1000, event -> {});
        assertThatExceptionOfType(TooLongException.class)
                .isThrownBy(() -> reader.read(ByteBuffer.wrap(new byte[2000])));
    }

    private static List<String> read(String stream, List<Integer> pieces) {
        List<String> events = new ArrayList<>();
        EventReader reader = new EventReader(1 << 20, events::add);
        ByteBuffer bytes = ByteBuffer.wrap(stream.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; bytes.hasRemaining(); i++) {
            int size = pieces.isEmpty() ? bytes.remaining() : pieces.get(i % pieces.size());
            int length = Math.min(size, bytes.remaining());
            reader.read(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
        }
        reader.end();
        return events;
    }
}
