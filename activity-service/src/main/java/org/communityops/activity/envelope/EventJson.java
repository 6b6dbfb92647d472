package org.communityops.activity.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.json.StrictJson;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** JSON as events use it: as strict as everywhere, and decimals stay as they were sent. */
public final class EventJson {
    private static final ObjectMapper JSON = mapper();
    private static final ObjectReader ELEMENT =
            JSON.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventJson() {}

    /** The one JSON value of a document. */
    public static JsonNode one(byte[] document) throws IOException {
        return one(document, 0, document.length);
    }

    /** The one JSON value of a part of a buffer. */
    public static JsonNode one(byte[] buffer, int offset, int length) throws IOException {
        var node = JSON.readTree(buffer, offset, length);
        if (node.isMissingNode()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "There is no JSON in the body");
        }
        return node;
    }

    /** The elements of a JSON array; reading stops with 413 as soon as there are too many. */
    public static List<JsonNode> array(byte[] document, int most) throws IOException {
        try (var parser = JSON.getFactory().createParser(document)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new ProblemException(ProblemType.MALFORMED_REQUEST, "A batch is a JSON array of events");
            }
            var elements = elements(parser, most);
            if (parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_REQUEST, "Something follows the JSON array");
            }
            return elements;
        }
    }

    private static List<JsonNode> elements(JsonParser parser, int most) throws IOException {
        var elements = new ArrayList<JsonNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == most) {
                throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "A batch has at most " + most + " events");
            }
            elements.add(ELEMENT.readTree(parser));
        }
        return elements;
    }

    private static ObjectMapper mapper() {
        var mapper = StrictJson.apply(JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build());
        // building the tree finds duplicates as well, for less
        mapper.getFactory().disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        return mapper;
    }
}
