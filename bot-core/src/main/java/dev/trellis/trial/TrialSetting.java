package dev.trellis.trial;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * When a program asks new pairs whether they are a good fit (C4).
 *
 * @param weeks how long after a pair began both are asked at the latest; 0: nobody is asked
 */
@MappedEntity("trial_setting")
public record TrialSetting(@Id @GeneratedValue long id, long organizationId, long programId, int weeks) {
    static final int USUAL = 4;

    boolean isOn() {
        return weeks > 0;
    }
}
