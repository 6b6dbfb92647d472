package org.communityops.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.idempotency.IdempotencyStore.Answer;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Runs {@link Idempotent} operations once for each key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {
    private static final String HIT = "Idempotency-Hit";
    private static final int LONGEST_KEY = 255;
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final IdempotencyStore store;
    private final CurrentCaller caller;
    private final ContainerRequestContext request;
    private final ObjectMapper json;
    private final ObjectMapper canonical;

    IdempotencyInterceptor(
            IdempotencyStore store, CurrentCaller caller, ContainerRequestContext request, ObjectMapper json) {
        this.store = store;
        this.caller = caller;
        this.request = request;
        this.json = json;
        this.canonical = json.copy()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, true);
    }

    @AroundInvoke
    @Nullable Object once(InvocationContext call) throws Exception {
        var key = request.getHeaderString("Idempotency-Key");
        if (key == null) {
            requireOptional(call);
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.badParameter("Idempotency-Key", "An Idempotency-Key has 1 to 255 characters");
        }
        var fingerprint = fingerprint(call);
        return QuarkusTransaction.requiringNew().call(() -> inTransaction(call, key, fingerprint));
    }

    private @Nullable Object inTransaction(InvocationContext call, String key, byte[] fingerprint) throws Exception {
        var principal = caller.get().keyId();
        if (!store.claim(principal, key, fingerprint)) {
            var first = store.answer(principal, key);
            if (!MessageDigest.isEqual(first.fingerprint(), fingerprint)) {
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
            }
            if (isShownOnce(call)) {
                throw shownOnce(first);
            }
            return replay(first, call);
        }
        var result = call.proceed();
        var answer = answer(result, fingerprint);
        store.complete(principal, key, isShownOnce(call) ? answer.withoutBody() : answer);
        return result;
    }

    private static boolean isShownOnce(InvocationContext call) {
        var binding = call.getMethod().getAnnotation(Idempotent.class);
        return binding != null && binding.shownOnce();
    }

    private static void requireOptional(InvocationContext call) {
        var binding = call.getMethod().getAnnotation(Idempotent.class);
        if (binding != null && binding.required()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    "Send an Idempotency-Key, so that a repeat does nothing twice");
        }
    }

    private byte[] fingerprint(InvocationContext call) throws NoSuchAlgorithmException, JsonProcessingException {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update((request.getMethod() + " "
                        + request.getUriInfo().getRequestUri().getRawPath() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        var body = Arrays.stream(call.getParameters())
                .filter(argument -> argument instanceof Record
                        || argument instanceof JsonNode
                        || argument instanceof Collection
                        || argument instanceof byte[]
                        || argument instanceof CharSequence)
                .toList();
        return sha.digest(canonical.writeValueAsBytes(body));
    }

    private Answer answer(@Nullable Object result, byte[] fingerprint) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return new Answer(
                    fingerprint,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG),
                    response.getEntity() == null ? null : json.writeValueAsString(response.getEntity()));
        }
        return new Answer(
                fingerprint,
                result == null ? 204 : 200,
                null,
                null,
                result == null ? null : json.writeValueAsString(result));
    }

    private static ProblemException shownOnce(Answer first) {
        var made = URI.create(Objects.requireNonNull(first.location(), "What is shown once has a Location"));
        return new ProblemException(
                        ProblemType.SHOWN_ONCE,
                        "The first request with this Idempotency-Key made " + made.getRawPath()
                                + "; if its answer was lost, have the secret replaced")
                .header(HttpHeaders.LOCATION, made.getRawPath())
                .header(HIT, "true");
    }

    /** The first answer to the letter: its body is not read again, which would round numbers and meet our own limits. */
    private static Object replay(Answer first, InvocationContext call) {
        if (!RestResponse.class.isAssignableFrom(call.getMethod().getReturnType())) {
            throw new IllegalStateException(call.getMethod() + " is @Idempotent and has to return a RestResponse");
        }
        var response = ResponseBuilder.create(first.status()).header(HIT, "true");
        if (first.location() != null) {
            response.header(HttpHeaders.LOCATION, first.location());
        }
        if (first.etag() != null) {
            response.header(HttpHeaders.ETAG, first.etag());
        }
        return first.body() == null
                ? response.build()
                : response.entity(first.body()).type(JSON).build();
    }
}
