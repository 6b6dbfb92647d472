package org.communityops.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keyset cursors: the key of the last row, signed together with the path and the filters of the list, so that a cursor
 * that was changed, made up or taken from another list is refused (400).
 */
@RequestScoped
public class Cursors {
    private static final int SIGNATURE = 12;

    private final ObjectMapper json;
    private final UriInfo uri;
    private final byte[] secret;

    Cursors(ObjectMapper json, UriInfo uri, @ConfigProperty(name = "communityops.service-key") String serviceKey) {
        this.json = json;
        this.uri = uri;
        this.secret = ("cursor:" + serviceKey).getBytes(StandardCharsets.UTF_8);
    }

    /** The key after which the page starts, empty for the first page. */
    public <K> Optional<K> decode(PageQuery query, Class<K> key) {
        return query.cursor().map(cursor -> decode(cursor, key));
    }

    /**
     * The page out of the rows that were read.
     *
     * @param rows one row more than the page holds, where there are as many
     * @param key what the next page starts after
     */
    public <T, K> Page<T> page(List<T> rows, PageQuery query, Function<T, K> key) {
        if (rows.size() <= query.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, query.limit());
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    private <K> K decode(String cursor, Class<K> key) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SIGNATURE) {
                var payload = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
                if (MessageDigest.isEqual(sign(payload), Arrays.copyOf(bytes, SIGNATURE))) {
                    return json.readValue(payload, key);
                }
            }
        } catch (IllegalArgumentException | IOException unreadable) {
            // refused below like any other cursor that is not ours
        }
        throw ProblemException.badParameter("cursor", "This cursor does not belong to this list");
    }

    private String encode(Object key) {
        try {
            var payload = json.writeValueAsBytes(key);
            var bytes = Arrays.copyOf(sign(payload), SIGNATURE + payload.length);
            System.arraycopy(payload, 0, bytes, SIGNATURE, payload.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A page key is not JSON", e);
        }
    }

    private byte[] sign(byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(list().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** The list that is paged: its path and all parameters but those of paging. */
    private String list() {
        var filters = new TreeMap<>(uri.getQueryParameters());
        filters.remove("cursor");
        filters.remove("limit");
        return uri.getPath() + filters;
    }
}
