package org.communityops.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int AFTER_ID = "cop_own_".length() + 12;

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource
    void readsWhatItMade(KeyKind kind) {
        var key = ApiKey.generate(kind, random);

        assertThat(key.text()).matches("cop_" + kind.label() + "_[0-9A-Za-z]{50}");
        assertThat(ApiKey.parse(key.text())).hasValueSatisfying(read -> {
            assertThat(read.kind()).isEqualTo(kind);
            assertThat(read.keyId()).isEqualTo(key.keyId()).hasSize(12);
            assertThat(read.secretHash()).isEqualTo(key.secretHash());
        });
    }

    @Test
    void refusesEveryChangeOfASingleCharacter() {
        var text = ApiKey.generate(KeyKind.OWN, random).text();

        for (var i = 0; i < text.length(); i++) {
            for (var letter : (LETTERS + "_-").toCharArray()) {
                var changed = text.substring(0, i) + letter + text.substring(i + 1);
                assertThat(changed.equals(text) || ApiKey.parse(changed).isEmpty())
                        .as(changed)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAnotherKindOnTheSameBody() {
        var text = ApiKey.generate(KeyKind.BOT, random).text();

        assertThat(Stream.of("own", "app", "svc", "bi", "BOT", "xyz")
                        .map(kind -> ApiKey.parse(text.replaceFirst("bot", kind))))
                .allMatch(java.util.Optional::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cop_", "cop_own_", "cop_own_abc", "Bearer x", "cop_own_\u0000", "ｃｏｐ_own_"})
    void refusesGarbage(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void keepsTheSecretOutOfItsDescription() {
        var key = ApiKey.generate(KeyKind.APP, random);
        var secret = key.text().substring(AFTER_ID, AFTER_ID + 32);

        assertThat(key.toString()).contains(key.keyId()).doesNotContain(secret.substring(0, 4));
    }

    @Test
    void storesOnlyTheHashOfTheSecret() throws Exception {
        var key = ApiKey.generate(KeyKind.APP, random);
        var secret = key.text().substring(AFTER_ID, AFTER_ID + 32);

        assertThat(key.secretHash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
    }
}
