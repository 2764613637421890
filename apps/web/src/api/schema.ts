// Generated from the server's OpenAPI by apps/web/generate-api.ts. Never edited.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated

export interface Routes {
  "POST /api/account-requests/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      decision: "approve" | "refuse";
      note: string;
      revision: number;
    };
    reply: {
      id: string;
      no: string | null;
      state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      revision: number;
      second_half: string | null;
    };
  };
  "POST /api/account-requests/{id}/withdraw": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: string | null;
      state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      revision: number;
    };
  };
  "GET /api/accounts": {
    reply: {
      items: {
        id: string;
        login: string;
        name: string;
        unit: string;
        roles: string[];
        /**
         * null: all units of its regions
         */
        units: string[] | null;
        regions: string[];
        state: "active" | "disabled";
        password_at: string;
        must_change_password: boolean;
        second_factor: boolean;
        created_by: string;
        created_at: string;
        granted_by: string | null;
        granted_at: string | null;
        revision: number;
        sessions: number;
        locked_until: string | null;
      }[];
    };
  };
  "POST /api/accounts": {
    body: {
      login: string;
      name: string;
      unit: string;
    };
    reply: {
      id: string;
      login: string;
      first_half: string;
    };
  };
  "POST /api/accounts/recover": {
    body: {
      login: string;
      reason: string;
    };
    reply: {
      login: string;
      password: string;
    };
  };
  "POST /api/accounts/{id}/disable": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      account: {
        id: string;
        login: string;
        name: string;
        unit: string;
        roles: string[];
        /**
         * null: all units of its regions
         */
        units: string[] | null;
        regions: string[];
        state: "active" | "disabled";
        password_at: string;
        must_change_password: boolean;
        second_factor: boolean;
        created_by: string;
        created_at: string;
        granted_by: string | null;
        granted_at: string | null;
        revision: number;
      };
      /**
       * Set: it waits for an administrator of another office, nothing has changed yet
       */
      approval: string | null;
    };
  };
  "POST /api/accounts/{id}/enable": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      login: string;
      name: string;
      unit: string;
      roles: string[];
      /**
       * null: all units of its regions
       */
      units: string[] | null;
      regions: string[];
      state: "active" | "disabled";
      password_at: string;
      must_change_password: boolean;
      second_factor: boolean;
      created_by: string;
      created_at: string;
      granted_by: string | null;
      granted_at: string | null;
      revision: number;
    };
  };
  "POST /api/accounts/{id}/reset-password": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      approval: string;
      first_half: string;
    };
  };
  "POST /api/accounts/{id}/reset-second-factor": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      approval: string;
    };
  };
  "POST /api/accounts/{id}/roles": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      roles: string[];
      units: "all" | string[];
      regions: string[];
      reason: string;
    };
    reply: {
      account: {
        id: string;
        login: string;
        name: string;
        unit: string;
        roles: string[];
        /**
         * null: all units of its regions
         */
        units: string[] | null;
        regions: string[];
        state: "active" | "disabled";
        password_at: string;
        must_change_password: boolean;
        second_factor: boolean;
        created_by: string;
        created_at: string;
        granted_by: string | null;
        granted_at: string | null;
        revision: number;
      };
      /**
       * Set: it waits for an administrator of another office, nothing has changed yet
       */
      approval: string | null;
      second_half: string | null;
    };
  };
  "POST /api/accounts/{id}/unlock": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
  };
  "GET /api/approvals": {
    query: {
      box?: "decide" | "mine" | "decided";
      state?: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      kind?: string;
    };
    reply: {
      items: {
        id: string;
        no: string | null;
        kind: string;
        kind_title: {
          zh: string;
          en: string;
        };
        object: {
          type: string;
          id: string;
        };
        unit: string | null;
        details: {
          [k: string]: unknown;
        };
        purpose: string;
        reason: string;
        requested_by: {
          id: string;
          name: string;
        };
        requested_at: string;
        state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
        state_title: {
          zh: string;
          en: string;
        };
        expires_at: string | null;
        decided_by: {
          id: string;
          name: string;
        } | null;
        decided_at: string | null;
        note: string | null;
        revision: number;
        decided_here: boolean;
        may: {
          decide: boolean;
          withdraw: boolean;
        };
      }[];
    };
  };
  "GET /api/approvals/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: string | null;
      kind: string;
      kind_title: {
        zh: string;
        en: string;
      };
      object: {
        type: string;
        id: string;
      };
      unit: string | null;
      details: {
        [k: string]: unknown;
      };
      purpose: string;
      reason: string;
      requested_by: {
        id: string;
        name: string;
      };
      requested_at: string;
      state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      state_title: {
        zh: string;
        en: string;
      };
      expires_at: string | null;
      decided_by: {
        id: string;
        name: string;
      } | null;
      decided_at: string | null;
      note: string | null;
      revision: number;
      decided_here: boolean;
      may: {
        decide: boolean;
        withdraw: boolean;
      };
    };
  };
  "POST /api/approvals/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      decision: "approve" | "refuse";
      note: string;
      revision: number;
    };
    reply: {
      id: string;
      no: string | null;
      state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      revision: number;
    };
  };
  "POST /api/approvals/{id}/withdraw": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      state: "requested" | "approved" | "refused" | "withdrawn" | "expired";
      revision: number;
    };
  };
  "GET /api/candidates": {
    query: {
      state?: "open" | "promoted" | "split";
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        severity: "high" | "medium" | "low";
        hits: number;
        models: number;
        amount: number | null;
        state: "open" | "promoted" | "split";
        note: string;
        made_by: string;
        made_at: string;
        revision: number;
      }[];
      next_cursor: string | null;
    };
  };
  "POST /api/candidates": {
    body: {
      hits: string[];
      note: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/candidates/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      subject: {
        type: string;
        shown: string;
      };
      unit: string | null;
      region: string | null;
      severity: "high" | "medium" | "low";
      hits: number;
      models: number;
      amount: number | null;
      state: "open" | "promoted" | "split";
      note: string;
      made_by: string;
      made_at: string;
      revision: number;
      members: {
        id: string;
        no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        field: string;
        version: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        occurred_at: string | null;
        amount: number | null;
        severity: "high" | "medium" | "low";
        reason: {
          zh: string;
          en: string;
        };
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        assigned_to: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        label: ("tp" | "fp" | "undetermined") | null;
        amount_found: number | null;
        candidate: string | null;
        suppressed: boolean;
        withdrawn_at: string | null;
        times_found: number;
        revision: number;
        created_at: string;
        updated_at: string;
      }[];
      clue: {
        id: string;
        no: string;
      } | null;
      pending: {
        approval: string;
        action: string;
        requested_by: string;
        requested_name: string;
        requested_at: string;
        reason: string;
      }[];
    };
  };
  "POST /api/candidates/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
      approval: string;
      decision: "approve" | "refuse";
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/candidates/{id}/split": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
      hits?: string[];
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/candidates/{id}/to-clue": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
      summary: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/clues": {
    query: {
      state?: (
        | "C10"
        | "C11"
        | "C12"
        | "C20"
        | "C30"
        | "C40"
        | "C50"
        | "C60"
        | "C61"
        | "C62"
        | "C63"
        | "C64"
        | "C70"
        | "C80"
        | "C81"
        | "C82"
        | "C90"
        | "C91"
        | "C95"
      )[];
      source?: ("hit" | "petition" | "inspection" | "audit" | "law_enforcement" | "other")[];
      field?: string[];
      unit?: string[];
      office?: string[];
      mine?: boolean;
      overdue?: boolean;
      text?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: string;
        state:
          | "C10"
          | "C11"
          | "C12"
          | "C20"
          | "C30"
          | "C40"
          | "C50"
          | "C60"
          | "C61"
          | "C62"
          | "C63"
          | "C64"
          | "C70"
          | "C80"
          | "C81"
          | "C82"
          | "C90"
          | "C91"
          | "C95";
        source: "hit" | "petition" | "inspection" | "audit" | "law_enforcement" | "other";
        subject: {
          type: string;
          shown: string;
        };
        summary: string;
        field: string | null;
        rank: string | null;
        unit: string | null;
        region: string | null;
        severity: "high" | "medium" | "low";
        secrecy: "internal" | "secret" | "confidential";
        real_name: boolean;
        office: string | null;
        handlers: string[];
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        disposal: ("C60" | "C61" | "C62" | "C63") | null;
        revision: number;
        received_at: string;
        updated_at: string;
      }[];
      next_cursor: string | null;
    };
  };
  "POST /api/clues": {
    body: {
      source: "petition" | "inspection" | "audit" | "law_enforcement" | "other";
      subject: {
        type: "person" | "unit" | "vehicle" | "company" | "community" | "card" | "place";
        key: string;
        label: string;
      };
      unit?: string | null;
      region?: string | null;
      summary: string;
      facts: string;
      field?: string | null;
      rank?: string | null;
      secrecy: "internal" | "secret" | "confidential";
      real_name?: boolean;
      is_head?: boolean;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/clues/counts": {
    query: {
      state?: (
        | "C10"
        | "C11"
        | "C12"
        | "C20"
        | "C30"
        | "C40"
        | "C50"
        | "C60"
        | "C61"
        | "C62"
        | "C63"
        | "C64"
        | "C70"
        | "C80"
        | "C81"
        | "C82"
        | "C90"
        | "C91"
        | "C95"
      )[];
      source?: ("hit" | "petition" | "inspection" | "audit" | "law_enforcement" | "other")[];
      field?: string[];
      unit?: string[];
      office?: string[];
      mine?: boolean;
      overdue?: boolean;
      text?: string;
    };
    reply: {
      by_state: {
        state:
          | "C10"
          | "C11"
          | "C12"
          | "C20"
          | "C30"
          | "C40"
          | "C50"
          | "C60"
          | "C61"
          | "C62"
          | "C63"
          | "C64"
          | "C70"
          | "C80"
          | "C81"
          | "C82"
          | "C90"
          | "C91"
          | "C95";
        count: number;
      }[];
      total: number;
      overdue: number;
    };
  };
  "GET /api/clues/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: string;
      state:
        | "C10"
        | "C11"
        | "C12"
        | "C20"
        | "C30"
        | "C40"
        | "C50"
        | "C60"
        | "C61"
        | "C62"
        | "C63"
        | "C64"
        | "C70"
        | "C80"
        | "C81"
        | "C82"
        | "C90"
        | "C91"
        | "C95";
      source: "hit" | "petition" | "inspection" | "audit" | "law_enforcement" | "other";
      subject: {
        type: string;
        shown: string;
      };
      summary: string;
      field: string | null;
      rank: string | null;
      unit: string | null;
      region: string | null;
      severity: "high" | "medium" | "low";
      secrecy: "internal" | "secret" | "confidential";
      real_name: boolean;
      office: string | null;
      handlers: string[];
      due_at: string | null;
      escalation: 0 | 80 | 100 | 120;
      disposal: ("C60" | "C61" | "C62" | "C63") | null;
      revision: number;
      received_at: string;
      updated_at: string;
      facts: string;
      duplicate_of: {
        id: string;
        no: string;
      } | null;
      maybe_duplicates: {
        id: string;
        no: string;
        state:
          | "C10"
          | "C11"
          | "C12"
          | "C20"
          | "C30"
          | "C40"
          | "C50"
          | "C60"
          | "C61"
          | "C62"
          | "C63"
          | "C64"
          | "C70"
          | "C80"
          | "C81"
          | "C82"
          | "C90"
          | "C91"
          | "C95";
        source: "hit" | "petition" | "inspection" | "audit" | "law_enforcement" | "other";
        subject: {
          type: string;
          shown: string;
        };
        summary: string;
        field: string | null;
        rank: string | null;
        unit: string | null;
        region: string | null;
        severity: "high" | "medium" | "low";
        secrecy: "internal" | "secret" | "confidential";
        real_name: boolean;
        office: string | null;
        handlers: string[];
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        disposal: ("C60" | "C61" | "C62" | "C63") | null;
        revision: number;
        received_at: string;
        updated_at: string;
      }[];
      hits: {
        id: string;
        no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        field: string;
        version: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        occurred_at: string | null;
        amount: number | null;
        severity: "high" | "medium" | "low";
        reason: {
          zh: string;
          en: string;
        };
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        assigned_to: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        label: ("tp" | "fp" | "undetermined") | null;
        amount_found: number | null;
        candidate: string | null;
        suppressed: boolean;
        withdrawn_at: string | null;
        times_found: number;
        revision: number;
        created_at: string;
        updated_at: string;
      }[];
      candidate: string | null;
      extended: number;
      amount_recovered: number | null;
      form: number | null;
      documents: {
        id: string;
        kind: string;
        title: string;
        body: string;
        signers: string[];
        at: string;
        by: string;
      }[];
      history: {
        at: string;
        act: string;
        actor: string;
        actor_name: string;
        from: string | null;
        to: string | null;
        note: string | null;
      }[];
      pending: {
        approval: string;
        action: string;
        requested_by: string;
        requested_name: string;
        requested_at: string;
        reason: string;
      }[];
      acts: {
        act: string;
        to:
          | "C10"
          | "C11"
          | "C12"
          | "C20"
          | "C30"
          | "C40"
          | "C50"
          | "C60"
          | "C61"
          | "C62"
          | "C63"
          | "C64"
          | "C70"
          | "C80"
          | "C81"
          | "C82"
          | "C90"
          | "C91"
          | "C95";
        allowed: boolean;
        why_not: {
          zh: string;
          en: string;
        } | null;
        needs: string[];
      }[];
    };
  };
  "POST /api/clues/{id}/act": {
    params: {
      id: string;
    };
    body: {
      duplicate_of?: string;
      where_to?: "higher" | "lower" | "returned" | "other_way";
      office?: string;
      handlers?: string[];
      participants?: string[];
      committee_ref?: string;
      is_head?: boolean;
      trigger?: string;
      form?: number;
      amount_recovered?: number;
      feedback_at?: string;
      revision: number;
      reason: string;
      act:
        | "duplicate"
        | "not-ours"
        | "admit"
        | "propose-assignment"
        | "endorse-assignment"
        | "approve-assignment"
        | "refuse-assignment"
        | "undertake"
        | "hand-over"
        | "talk"
        | "verify"
        | "hold"
        | "conclude"
        | "first-form"
        | "file"
        | "look-again"
        | "to-trial"
        | "withdraw-case"
        | "return-for-evidence"
        | "sanction"
        | "prosecute"
        | "close"
        | "close-case"
        | "archive"
        | "reopen"
        | "extend";
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/clues/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
      approval: string;
      decision: "approve" | "refuse";
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/clues/{id}/documents": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      kind: "plan" | "minutes" | "statement" | "report" | "decision" | "trial_report" | "first_form_record" | "other";
      title: string;
      body: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
      document: string;
    };
  };
  "POST /api/clues/{id}/documents/{document}/sign": {
    params: {
      id: string;
      document: string;
    };
    body: {
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/colleagues": {
    query: {
      role?:
        | "conduct_analyst"
        | "conduct_director"
        | "case_manager"
        | "petition_clerk"
        | "supervision_officer"
        | "field_verifier"
        | "trial_officer"
        | "model_engineer"
        | "data_steward"
        | "leader"
        | "department_user"
        | "system_admin"
        | "security_admin"
        | "audit_admin";
      unit?: string;
    };
    reply: {
      items: {
        id: string;
        name: string;
        unit: string;
        roles: string[];
      }[];
    };
  };
  "GET /api/coverage": {
    query: {
      list?: "vehicles" | "conduct";
    };
    reply: {
      list: string;
      title: {
        zh: string;
        en: string;
      };
      items: number;
      covered: number;
      aspects: {
        id: string;
        title: {
          zh: string;
          en: string;
        };
        items: number;
        covered: number;
        entries: {
          id: string;
          title: {
            zh: string;
            en: string;
          };
          basis: {
            rule: string;
            clause: string | null;
            verified: boolean;
          }[];
          coverage: "covered" | "trial" | "uncovered";
          models: {
            model: string;
            title: {
              zh: string;
              en: string;
            };
            field: string;
            status: "draft" | "trial" | "active";
            hits: number;
          }[];
        }[];
      }[];
      fields: {
        field: string;
        models: number;
        items: number;
      }[];
      outside: {
        model: string;
        title: {
          zh: string;
          en: string;
        };
        field: string;
        status: "draft" | "trial" | "active";
        hits: number;
      }[];
    };
  };
  "GET /api/datasets": {
    reply: {
      items: {
        id: string;
        no: string;
        title: {
          zh: string;
          en: string;
        };
        group: {
          zh: string;
          en: string;
        };
        tier: string;
        source: {
          zh: string;
          en: string;
        };
        delivery: {
          zh: string;
          en: string;
        };
        way: "full" | "incremental" | "collection" | "line";
        rhythm_days: number | null;
        freshness: "fresh" | "late" | "stale" | "unscheduled" | "never";
        last_at: string | null;
        rows: number;
        batches: number;
        quarantined: number;
        quarantined_share: number;
        period_from: string | null;
        period_to: string | null;
      }[];
    };
  };
  "GET /api/datasets/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: string;
      title: {
        zh: string;
        en: string;
      };
      group: {
        zh: string;
        en: string;
      };
      tier: string;
      source: {
        zh: string;
        en: string;
      };
      delivery: {
        zh: string;
        en: string;
      };
      way: "full" | "incremental" | "collection" | "line";
      rhythm_days: number | null;
      freshness: "fresh" | "late" | "stale" | "unscheduled" | "never";
      last_at: string | null;
      rows: number;
      batches: number;
      quarantined: number;
      quarantined_share: number;
      period_from: string | null;
      period_to: string | null;
      columns: {
        name: string;
        title: {
          zh: string;
          en: string;
        };
        type: string;
        level: string;
        key: boolean;
        required: boolean;
        filled: number | null;
      }[];
      checks: {
        id: string;
        title: {
          zh: string;
          en: string;
        };
        sql: string;
      }[];
      faults: {
        column: string;
        problem: string;
        expected: {
          zh: string;
          en: string;
        };
        count: number;
      }[];
      latest: {
        id: string;
        no: number;
        delivery: string;
        dataset: string;
        way: "full" | "incremental" | "collection" | "line";
        source: string;
        state: "loading" | "loaded" | "replaced";
        files: {
          name: string;
          rows: number;
          quarantined: number;
          sha256: string;
        }[];
        rows: number;
        fresh: number;
        quarantined: number;
        period_from: string | null;
        period_to: string | null;
        digest: string;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        received_at: string;
        loaded_at: string | null;
      }[];
    };
  };
  "GET /api/datasets/{id}/quarantine": {
    params: {
      id: string;
    };
    query: {
      problem?: string;
      column?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        batch: string;
        batch_no: number;
        n: number;
        file: string;
        line: number;
        column: string;
        value_shown: string;
        problem: string;
        expected: {
          zh: string;
          en: string;
        };
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "GET /api/deliveries": {
    query: {
      state?: "received" | "loading" | "loaded" | "failed";
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        dataset: string | null;
        way: ("full" | "incremental" | "collection" | "line") | null;
        source: string;
        state: "received" | "loading" | "loaded" | "failed";
        files: {
          name: string;
          bytes: number;
          sha256: string;
        }[];
        rows: number;
        quarantined: number;
        problem_count: number;
        failure: {
          zh: string;
          en: string;
        } | null;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        received_at: string;
        loaded_at: string | null;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/deliveries": {
    query: {
      dataset?: string;
      way?: "full" | "incremental" | "collection" | "line";
      source: string;
    };
    reply: {
      id: string;
      no: number;
      repeated: boolean;
      job: string | null;
    };
  };
  "POST /api/deliveries/local": {
    body: {
      dataset?: string;
      way?: "full" | "incremental" | "collection" | "line";
      source: string;
      paths: string[];
    };
    reply: {
      id: string;
      no: number;
      repeated: boolean;
      job: string | null;
    };
  };
  "GET /api/deliveries/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      dataset: string | null;
      way: ("full" | "incremental" | "collection" | "line") | null;
      source: string;
      state: "received" | "loading" | "loaded" | "failed";
      files: {
        name: string;
        bytes: number;
        sha256: string;
      }[];
      rows: number;
      quarantined: number;
      problem_count: number;
      failure: {
        zh: string;
        en: string;
      } | null;
      /**
       * naive Beijing time, YYYY-MM-DD HH:MM:SS
       */
      received_at: string;
      loaded_at: string | null;
      problems: {
        file: string;
        line?: number;
        column?: string;
        text: {
          zh: string;
          en: string;
        };
      }[];
      batches: {
        id: string;
        no: number;
        delivery: string;
        dataset: string;
        way: "full" | "incremental" | "collection" | "line";
        source: string;
        state: "loading" | "loaded" | "replaced";
        files: {
          name: string;
          rows: number;
          quarantined: number;
          sha256: string;
        }[];
        rows: number;
        fresh: number;
        quarantined: number;
        period_from: string | null;
        period_to: string | null;
        digest: string;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        received_at: string;
        loaded_at: string | null;
      }[];
      progress: {
        done: number;
        of: number | null;
        text: {
          zh: string;
          en: string;
        };
      } | null;
    };
  };
  "GET /api/disclosures": {
    reply: {
      items: {
        id: string;
        object: {
          type: string;
          id: string;
        };
        approval_no: string;
        purpose: string;
        until: string;
      }[];
    };
  };
  "POST /api/disclosures": {
    body: {
      approval: string;
    };
    reply: {
      id: string;
      until: string;
      approval_no: string;
      watermark: string;
    };
  };
  "POST /api/disclosures/request": {
    body: {
      object: {
        type: "hit" | "clue";
        id: string;
      };
      purpose: string;
      reason: string;
    };
    reply: {
      approval: string;
      state: string;
    };
  };
  "POST /api/disclosures/{id}/end": {
    params: {
      id: string;
    };
  };
  "GET /api/events": {};
  "GET /api/exports": {
    reply: {
      items: {
        id: string;
        kind: "hits" | "clues" | "letters" | "rectifications" | "ledger";
        kind_title: {
          zh: string;
          en: string;
        };
        filter: {
          [k: string]: unknown;
        };
        row_limit: number;
        approval: string;
        approval_state: string;
        approval_no: string | null;
        requested_at: string;
        made_at: string | null;
        file_name: string | null;
        sha256: string | null;
        rows: number | null;
        /**
         * The limit left some out
         */
        more: boolean | null;
        fetched: number;
      }[];
    };
  };
  "POST /api/exports": {
    body: {
      kind: "hits" | "clues" | "letters" | "rectifications" | "ledger";
      filter?: {
        [k: string]: unknown;
      };
      row_limit?: number;
      purpose: string;
      reason: string;
    };
    reply: {
      id: string;
      approval: string;
    };
  };
  "GET /api/exports/{id}/file": {
    params: {
      id: string;
    };
    /**
     * CSV, or JSON lines of the ledger
     */
    reply: {
      [k: string]: unknown;
    };
  };
  "POST /api/exports/{id}/make": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      kind: "hits" | "clues" | "letters" | "rectifications" | "ledger";
      filter: {
        [k: string]: unknown;
      };
      row_limit: number;
      approval: string;
      requested_at: string;
      made_at: string | null;
      file_name: string | null;
      sha256: string | null;
      rows: number | null;
      /**
       * The limit left some out
       */
      more: boolean | null;
      fetched: number;
    };
  };
  "GET /api/health": {
    reply: {
      state: "well" | "records-away";
      at: string;
    };
  };
  "GET /api/hits": {
    query: {
      state?: (
        "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92"
      )[];
      severity?: ("high" | "medium" | "low")[];
      model?: string[];
      field?: string[];
      unit?: string[];
      region?: string;
      from?: string;
      to?: string;
      amount_min?: number;
      amount_max?: number;
      assigned?: string;
      overdue?: boolean;
      verdict?: ("true" | "partly" | "false" | "unverifiable")[];
      candidate?: string;
      text?: string;
      hidden?: boolean;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        field: string;
        version: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        occurred_at: string | null;
        amount: number | null;
        severity: "high" | "medium" | "low";
        reason: {
          zh: string;
          en: string;
        };
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        assigned_to: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        label: ("tp" | "fp" | "undetermined") | null;
        amount_found: number | null;
        candidate: string | null;
        suppressed: boolean;
        withdrawn_at: string | null;
        times_found: number;
        revision: number;
        created_at: string;
        updated_at: string;
      }[];
      next_cursor: string | null;
    };
  };
  "GET /api/hits/counts": {
    query: {
      state?: (
        "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92"
      )[];
      severity?: ("high" | "medium" | "low")[];
      model?: string[];
      field?: string[];
      unit?: string[];
      region?: string;
      from?: string;
      to?: string;
      amount_min?: number;
      amount_max?: number;
      assigned?: string;
      overdue?: boolean;
      verdict?: ("true" | "partly" | "false" | "unverifiable")[];
      candidate?: string;
      text?: string;
      hidden?: boolean;
    };
    reply: {
      by_state: {
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        count: number;
      }[];
      total: number;
      overdue: number;
      mine: number;
      hidden: number;
    };
  };
  "GET /api/hits/inbox": {
    reply: {
      items: {
        kind:
          | "triage"
          | "assigned"
          | "exemptions"
          | "feedback"
          | "review"
          | "to_clue"
          | "data"
          | "tasks_to_accept"
          | "tasks"
          | "clues"
          | "escalated";
        count: number;
        overdue: number;
        link: string;
      }[];
      nearest: {
        id: string;
        no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        field: string;
        version: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        occurred_at: string | null;
        amount: number | null;
        severity: "high" | "medium" | "low";
        reason: {
          zh: string;
          en: string;
        };
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        assigned_to: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        label: ("tp" | "fp" | "undetermined") | null;
        amount_found: number | null;
        candidate: string | null;
        suppressed: boolean;
        withdrawn_at: string | null;
        times_found: number;
        revision: number;
        created_at: string;
        updated_at: string;
      }[];
    };
  };
  "POST /api/hits/triage": {
    body: {
      ids?: string[];
      filter?: {
        state?: (
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92"
        )[];
        severity?: ("high" | "medium" | "low")[];
        model?: string[];
        field?: string[];
        unit?: string[];
        region?: string;
        from?: string;
        to?: string;
        amount_min?: number;
        amount_max?: number;
        assigned?: string;
        overdue?: boolean;
        verdict?: ("true" | "partly" | "false" | "unverifiable")[];
        candidate?: string;
        text?: string;
        hidden?: boolean;
      };
      decision:
        | {
            do: "assign";
            account: string;
          }
        | {
            do: "dispatch";
            unit: string;
            note?: string;
          }
        | {
            do: "need-data";
            dataset: string;
            department: string;
            what: string;
          }
        | {
            do: "reject";
            dataset: string;
            department: string;
            problem: string;
          };
      reason: string;
    };
    reply: {
      done: number;
      refused: {
        id: string;
        no: number | null;
        code: string;
        message: {
          zh: string;
          en: string;
        };
      }[];
    };
  };
  "GET /api/hits/{id}": {
    params: {
      id: string;
    };
    query: {
      disclosure?: string;
    };
    reply: {
      id: string;
      no: number;
      model: string;
      model_title: {
        zh: string;
        en: string;
      };
      field: string;
      version: number;
      subject: {
        type: string;
        shown: string;
      };
      unit: string | null;
      region: string | null;
      occurred_at: string | null;
      amount: number | null;
      severity: "high" | "medium" | "low";
      reason: {
        zh: string;
        en: string;
      };
      state:
        "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
      assigned_to: string | null;
      due_at: string | null;
      escalation: 0 | 80 | 100 | 120;
      verdict: ("true" | "partly" | "false" | "unverifiable") | null;
      label: ("tp" | "fp" | "undetermined") | null;
      amount_found: number | null;
      candidate: string | null;
      suppressed: boolean;
      withdrawn_at: string | null;
      times_found: number;
      revision: number;
      created_at: string;
      updated_at: string;
      question: {
        zh: string;
        en: string;
      };
      model_status: string;
      model_version_now: number;
      basis: {
        rule: string;
        clause: string;
        verified: boolean;
      }[];
      exemptions: {
        id: string;
        text: {
          zh: string;
          en: string;
        };
        needs: "exemption_list" | "sql";
      }[];
      innocent: {
        zh: string;
        en: string;
      }[];
      verify: {
        zh: string;
        en: string;
      }[];
      params: {
        name: string;
        value: string;
        default: string;
        unit: string | null;
        why: {
          zh: string;
          en: string;
        };
      }[];
      lists: string[];
      letter: "supervise" | "remind" | "suggest";
      evidence: {
        dataset: string;
        dataset_title: {
          zh: string;
          en: string;
        };
        source_file: string;
        source_line: number;
        batch: string | null;
        cells: {
          column: string;
          title: {
            zh: string;
            en: string;
          };
          value: string | null;
          level: "L1" | "L2" | "L3" | "L4";
          masked: boolean;
        }[];
      }[];
      disclosure: {
        id: string;
        until: string;
        approval_no: string;
        watermark: string;
      } | null;
      digest: string;
      versions: {
        no: number;
        change: string;
        at: string;
        run: string;
        model_version: number;
        digest: string;
      }[];
      history: {
        at: string;
        act: string;
        actor: string;
        actor_name: string;
        from: string | null;
        to: string | null;
        note: string | null;
      }[];
      related: {
        id: string;
        no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        field: string;
        version: number;
        subject: {
          type: string;
          shown: string;
        };
        unit: string | null;
        region: string | null;
        occurred_at: string | null;
        amount: number | null;
        severity: "high" | "medium" | "low";
        reason: {
          zh: string;
          en: string;
        };
        state:
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92";
        assigned_to: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        label: ("tp" | "fp" | "undetermined") | null;
        amount_found: number | null;
        candidate: string | null;
        suppressed: boolean;
        withdrawn_at: string | null;
        times_found: number;
        revision: number;
        created_at: string;
        updated_at: string;
      }[];
      tasks: {
        id: string;
        no: number;
        unit: string;
        state: string;
        due_at: string | null;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
      }[];
      pending: {
        approval: string;
        action: string;
        requested_by: string;
        requested_name: string;
        requested_at: string;
        reason: string;
      }[];
      cross_check: {
        needed: boolean;
        done_by: string | null;
      };
      acts: {
        act: string;
        allowed: boolean;
        why_not: {
          zh: string;
          en: string;
        } | null;
      }[];
      clue: {
        id: string;
        no: string;
      } | null;
    };
  };
  "POST /api/hits/{id}/assign": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      account: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/close": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      label: "tp" | "fp" | "undetermined";
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/close-data-error": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/cross-check": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      agrees: boolean;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/data-supplied": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      approval: string;
      decision: "approve" | "refuse";
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/dispatch": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      unit: string;
      verifiers?: string[];
      questions?: {
        zh: string;
        en: string;
      }[];
      note?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/exempt": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      kind: "exemption" | "suppression";
      doc_ref?: string;
      valid_from: string;
      valid_to: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/hand-over": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      account: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/need-data": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      dataset: string;
      department: string;
      what: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/rectify": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      unit: string;
      problem: string;
      amount?: number;
      due_days?: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/redirect": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      unit: string;
      verifiers?: string[];
      questions?: {
        zh: string;
        en: string;
      }[];
      note?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/reject": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      dataset: string;
      department: string;
      problem: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/reopen": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      new_fact: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/return": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/submit-review": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/hits/{id}/timeline": {
    params: {
      id: string;
    };
    query: {
      disclosure?: string;
    };
    reply: {
      from: string;
      to: string;
      events: {
        at: string;
        until: string | null;
        kind: "fill" | "dispatch" | "fix" | "stay" | "pass" | "parking" | "other";
        dataset: string;
        text: {
          zh: string;
          en: string;
        };
        lng: number | null;
        lat: number | null;
      }[];
      track:
        | {
            at: string;
            lng: number;
            lat: number;
            speed: number | null;
          }[]
        | null;
    };
  };
  "POST /api/hits/{id}/to-clue": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      summary: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/hits/{id}/transfer-out": {
    params: {
      id: string;
    };
    body: {
      /**
       * The revision that the user saw
       */
      revision: number;
      reason: string;
      organ: "police" | "audit" | "medical_insurance" | "tax" | "other";
      organ_name: string;
      letter_no?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/inbox": {
    reply: {
      items: {
        kind: string;
        title: {
          zh: string;
          en: string;
        };
        count: number;
        overdue: number;
        link: string;
      }[];
    };
  };
  "GET /api/ledger": {
    query: {
      limit?: number;
      cursor?: number;
      actor?: string;
      act?: string;
      outcome?: "done" | "refused";
      object_type?: string;
      object_id?: string;
      from?: string;
      to?: string;
    };
    reply: {
      items: {
        seq: number;
        at: string;
        actor: string;
        actor_name: string;
        actor_kind: string;
        act: string;
        outcome: string;
        object_type: string;
        object_id: string;
        reason: string | null;
        before_digest: string | null;
        after_digest: string | null;
        leaf_hash: string;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/ledger/verify": {
    body: {
      from?: string;
    };
    reply: {
      ok: boolean;
      first_wrong: number | null;
      from: number;
      to: number;
      entries: number;
      checkpoints: number;
      signed_to: number;
      root: string;
      hash: string;
      algorithm: string;
      public_key: string;
      findings: {
        kind: string;
        seq: number;
        upto: number;
        text: {
          zh: string;
          en: string;
        };
      }[];
    } | null;
  };
  "GET /api/ledger/{seq}/proof": {
    params: {
      seq: number;
    };
    reply: {
      seq: number;
      leaf_hash: string;
      path: string[];
      hash: string;
      checkpoint: {
        ledger: string;
        size: number;
        root: string;
        at: string;
        algorithm: string;
        public_key: string;
        signature: string;
      };
    };
  };
  "GET /api/letters": {
    query: {
      state?: (
        | "draft"
        | "countersign"
        | "approval"
        | "approved"
        | "dispatched"
        | "signed"
        | "replied"
        | "assessed"
        | "closed"
        | "withdrawn"
      )[];
      kind?: string[];
      unit?: string;
      model?: string;
      hit?: string;
      rectification?: string;
      mine?: boolean;
      overdue?: boolean;
      on_time?: boolean;
      from?: string;
      to?: string;
      text?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        kind: string;
        kind_title: {
          zh: string;
          en: string;
        };
        title: string;
        number: string | null;
        state:
          | "draft"
          | "countersign"
          | "approval"
          | "approved"
          | "dispatched"
          | "signed"
          | "replied"
          | "assessed"
          | "closed"
          | "withdrawn";
        unit: string;
        unit_name: string;
        region: string | null;
        model: string | null;
        drafted_by: string;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        dispatched_at: string | null;
        replied_at: string | null;
        on_time: boolean | null;
        revision: number;
        updated_at: string;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/letters": {
    body: {
      /**
       * org_code of the addressee
       */
      unit: string;
      unit_name: string;
      region?: string | null;
      copies?: string[];
      fields: {
        [k: string]: string | string[];
      };
      secrecy?: string | null;
      urgency?: ("特急" | "加急") | null;
      kind: "suggest" | "supervise" | "remind";
      about?: {
        type: "hit" | "clue" | "rectification";
        id: string;
      }[];
      /**
       * the letter that went unanswered
       */
      follows?: string | null;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/letters/prefill": {
    query: {
      hit?: string;
      rectification?: string;
      kind?: "suggest" | "supervise" | "remind";
    };
    reply: {
      unit: string;
      unit_name: string;
      kind: "suggest" | "supervise" | "remind";
      fields: {
        [k: string]: string | string[];
      };
    };
  };
  "GET /api/letters/register": {
    query: {
      year: number;
      kind?: string;
    };
    reply: {
      items: {
        organ: string;
        kind: string;
        year: number;
        n: number;
        number: string;
        object_type: "letter" | "task";
        object_id: string;
        unit_name: string | null;
        issued_at: string;
        cancelled_at: string | null;
        cancelled_because: string | null;
      }[];
    };
  };
  "GET /api/letters/templates": {
    reply: {
      items: {
        id: string;
        version: number;
        title: {
          zh: string;
          en: string;
        };
        form: "document" | "letter" | "slip";
        countersign: string[];
        approve: string[];
        deadlines: {
          id: string;
          title: {
            zh: string;
            en: string;
          };
          days: number;
          count: "natural" | "work";
        }[];
        aspects: {
          id: string;
          title: {
            zh: string;
            en: string;
          };
        }[];
        fields: {
          id: string;
          label: {
            zh: string;
            en: string;
          };
          kind: "text" | "long_text" | "list" | "day";
          required: boolean;
          max: number;
          hint?: {
            zh: string;
            en: string;
          };
        }[];
      }[];
    };
  };
  "GET /api/letters/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      kind: string;
      kind_title: {
        zh: string;
        en: string;
      };
      title: string;
      number: string | null;
      state:
        | "draft"
        | "countersign"
        | "approval"
        | "approved"
        | "dispatched"
        | "signed"
        | "replied"
        | "assessed"
        | "closed"
        | "withdrawn";
      unit: string;
      unit_name: string;
      region: string | null;
      model: string | null;
      drafted_by: string;
      due_at: string | null;
      escalation: 0 | 80 | 100 | 120;
      dispatched_at: string | null;
      replied_at: string | null;
      on_time: boolean | null;
      revision: number;
      updated_at: string;
      fields: {
        [k: string]: string | string[];
      };
      copies: string[];
      secrecy: string | null;
      urgency: string | null;
      about: {
        type: "hit" | "clue" | "rectification";
        id: string;
      }[];
      follows: {
        id: string;
        number: string | null;
      } | null;
      paper: {
        form: "document" | "letter" | "slip";
        head: {
          organ: string;
          number: string | null;
          copy_no: string | null;
          secrecy: string | null;
          urgency: string | null;
        };
        title: string;
        blocks: (
          | {
              kind: "addressee";
              text: string;
            }
          | {
              kind: "heading";
              level: 1 | 2 | 3;
              text: string;
              rest: string;
            }
          | {
              kind: "paragraph";
              text: string;
            }
          | {
              kind: "attachments";
              items: string[];
            }
          | {
              kind: "table";
              rows: {
                label: string;
                lines: string[];
              }[];
            }
          | {
              kind: "signature";
              organ: string;
              date: string;
            }
        )[];
        imprint: {
          copies: string[];
          printed_by: string;
          printed_on: string;
        } | null;
      };
      sensitive: string[];
      sensitive_reason: string | null;
      file: {
        name: string;
        sha256: string;
        bytes: number;
      } | null;
      receipt: {
        name: string;
        sha256: string;
        bytes: number;
      } | null;
      stages: {
        id: string;
        title: {
          zh: string;
          en: string;
        };
        due_at: string;
        done_at: string | null;
        on_time: boolean | null;
      }[];
      chain: {
        office: string;
        kind: "countersign" | "approve";
        by: string | null;
        at: string | null;
        opinion: string | null;
      }[];
      replies: {
        id: string;
        stage: string;
        text: string;
        by_name: string;
        at: string;
        on_time: boolean;
        returned_because: string | null;
      }[];
      aspects: {
        id: string;
        title: {
          zh: string;
          en: string;
        };
      }[];
      assessment:
        | {
            aspect: string;
            met: "yes" | "partly" | "no";
            note: string;
          }[]
        | null;
      history: {
        no: number;
        act: string;
        title: {
          zh: string;
          en: string;
        };
        from_state: string | null;
        to_state: string;
        office: string | null;
        by_name: string;
        opinion: string | null;
        at: string;
      }[];
      acts: {
        act:
          | "edit"
          | "submit"
          | "countersign"
          | "return"
          | "approve"
          | "dispatch"
          | "sign"
          | "reply"
          | "return-reply"
          | "assess"
          | "close"
          | "drop"
          | "revoke";
        title: {
          zh: string;
          en: string;
        };
        allowed: boolean;
        why_not: {
          zh: string;
          en: string;
        } | null;
      }[];
    };
  };
  "POST /api/letters/{id}/approve": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      opinion?: string;
      /**
       * why L4 values have to stand in it
       */
      sensitive_reason?: string | null;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/assess": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      aspects: {
        aspect: string;
        met: "yes" | "partly" | "no";
        note?: string;
      }[];
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/close": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/countersign": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      opinion?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/dispatch": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      manner?: "在线送达" | "当面送达" | "公开送达" | "邮寄送达";
      place?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/drop": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/edit": {
    params: {
      id: string;
    };
    body: {
      /**
       * org_code of the addressee
       */
      unit: string;
      unit_name: string;
      region?: string | null;
      copies?: string[];
      fields: {
        [k: string]: string | string[];
      };
      secrecy?: string | null;
      urgency?: ("特急" | "加急") | null;
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/letters/{id}/file": {
    params: {
      id: string;
    };
  };
  "GET /api/letters/{id}/receipt": {
    params: {
      id: string;
    };
  };
  "POST /api/letters/{id}/reply": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      text: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/return": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/return-reply": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/revoke": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/sign": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/letters/{id}/submit": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/map/base": {
    reply: {
      type: "FeatureCollection";
      bbox: never[] | null;
      features: {
        type: "Feature";
        geometry: {
          type: string;
          coordinates: unknown;
        };
        properties: {
          kind: "region" | "parking" | "forbidden" | "site" | "street" | "unit" | "place";
          id?: string;
          name?: string;
          type?: string;
          sensitive?: number;
        };
      }[];
    };
  };
  "GET /api/metrics": {};
  "GET /api/models": {
    reply: {
      items: {
        id: string;
        no: string;
        field: string;
        title: {
          zh: string;
          en: string;
        };
        question: {
          zh: string;
          en: string;
        };
        status: "draft" | "trial" | "active" | "retired";
        version: number;
        severity: "high" | "medium" | "low";
        subject: string;
        hits: number;
        waiting: number;
        precision: number | null;
        judged: number;
        last_run: {
          id: string;
          no: number;
          /**
           * naive Beijing time, YYYY-MM-DD HH:MM:SS
           */
          at: string;
          hits: number;
        } | null;
        missed_at: string | null;
      }[];
    };
  };
  "GET /api/models/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: string;
      field: string;
      title: {
        zh: string;
        en: string;
      };
      question: {
        zh: string;
        en: string;
      };
      status: "draft" | "trial" | "active" | "retired";
      version: number;
      severity: "high" | "medium" | "low";
      subject: string;
      hits: number;
      waiting: number;
      precision: number | null;
      judged: number;
      last_run: {
        id: string;
        no: number;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        at: string;
        hits: number;
      } | null;
      missed_at: string | null;
      spec: {
        id: string;
        no: string;
        field: string;
        title: {
          zh: string;
          en: string;
        };
        question: {
          zh: string;
          en: string;
        };
        status: "draft" | "trial" | "active" | "retired";
        version: number;
        severity: "high" | "medium" | "low";
        basis: {
          rule: string;
          clause: string;
          verified: boolean;
        }[];
        subject: {
          type: "person" | "unit" | "vehicle" | "company" | "community" | "card" | "place";
          key: string;
          label?: string;
        };
        fact: string[];
        occurred_at: string;
        amount?: string;
        severity_column?: string;
        unit?: string;
        inputs: {
          [k: string]: string[];
        };
        optional_inputs?: {
          [k: string]: string[];
        };
        derived?: {
          [k: string]: string[];
        };
        params: {
          [k: string]:
            | {
                type: "number";
                default: number;
                min: number;
                max: number;
                step: number;
                unit: string;
                why: {
                  zh: string;
                  en: string;
                };
              }
            | {
                type: "time";
                default: string;
                min: string;
                max: string;
                why: {
                  zh: string;
                  en: string;
                };
              }
            | {
                type: "pattern";
                default: string;
                why: {
                  zh: string;
                  en: string;
                };
              };
        };
        not_evaluable?: {
          id: string;
          when: string;
          reason: {
            zh: string;
            en: string;
          };
        }[];
        exemptions: {
          id: string;
          zh: string;
          en: string;
          needs: "exemption_list" | "sql";
        }[];
        exempt_by?: string[];
        reason: {
          zh: string;
          en: string;
        };
        innocent: {
          zh: string;
          en: string;
        }[];
        verify: {
          zh: string;
          en: string;
        }[];
        letter: "supervise" | "remind" | "suggest";
        lists: string[];
      };
      sql: string;
      sha256: string;
      cases: string;
      case_list: {
        name: string;
        hits: number;
        not_evaluable: number;
        near_miss: boolean;
        exemption: string | null;
        boundary: string[];
      }[];
      in_force: {
        no: number | null;
        params: {
          [k: string]: number | string;
        };
      };
      versions: {
        id: string;
        model: string;
        no: number;
        params: {
          [k: string]: number | string;
        };
        reason: string;
        proposed_by_name: string;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        proposed_at: string;
        state: "proposed" | "approved" | "refused";
        decided_by_name: string | null;
        decided_at: string | null;
        decision_reason: string | null;
        may_decide: boolean;
      }[];
      precision_by_version: {
        model: string;
        version: number;
        unit: string | null;
        hits: number;
        judged: number;
        true_hits: number;
        partly: number;
        false_hits: number;
        unverifiable: number;
        exempted: number;
        precision: number | null;
      }[];
      precision_by_unit: {
        model: string;
        version: number;
        unit: string | null;
        hits: number;
        judged: number;
        true_hits: number;
        partly: number;
        false_hits: number;
        unverifiable: number;
        exempted: number;
        precision: number | null;
      }[];
      schedule: {
        model: string;
        cron: string;
        look_back_days: number;
        enabled: boolean;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        since: string;
        failed_since: string | null;
        last_run: string | null;
        last_done: string | null;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        changed_at: string;
        missed_at: string | null;
      } | null;
      acts: ("propose_parameters" | "schedule" | "run" | "trial")[];
    };
  };
  "POST /api/models/{id}/parameters": {
    params: {
      id: string;
    };
    body: {
      params: {
        [k: string]: number | string;
      };
      reason: string;
    };
    reply: {
      id: string;
      no: number;
    };
  };
  "PUT /api/models/{id}/schedule": {
    params: {
      id: string;
    };
    body: {
      cron: string;
      look_back_days: number;
      enabled: boolean;
      reason: string;
    };
    reply: {
      model: string;
    };
  };
  "GET /api/openapi.json": {
    reply: {
      [k: string]: unknown;
    };
  };
  "POST /api/parameter-proposals/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      approve: boolean;
      reason: string;
    };
    reply: {
      id: string;
      model: string;
      no: number;
      state: "approved" | "refused";
    };
  };
  "GET /api/rectifications": {
    query: {
      state?: ("R10" | "R20" | "R25" | "R30" | "R40" | "R50" | "R60" | "R70" | "R80" | "R85" | "R90")[];
      unit?: string;
      model?: string;
      kind?: "at_once" | "by_date" | "long_term";
      hit?: string;
      overdue?: boolean;
      relapsed?: boolean;
      recovered?: boolean;
      rules?: boolean;
      from?: string;
      to?: string;
      text?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        state: "R10" | "R20" | "R25" | "R30" | "R40" | "R50" | "R60" | "R70" | "R80" | "R85" | "R90";
        title: string;
        kind: "at_once" | "by_date" | "long_term";
        model: string | null;
        model_title: {
          zh: string;
          en: string;
        } | null;
        subject: {
          type: string;
          shown: string;
        } | null;
        unit: string;
        unit_name: string;
        region: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        money_involved: number;
        money_owed: number;
        money_recovered: number;
        rules_made: number;
        evidence: number;
        recheck: ("waiting" | "failed" | "clear" | "found" | "not_evaluable") | null;
        relapse_of: string | null;
        revision: number;
        updated_at: string;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/rectifications": {
    body: {
      title: string;
      problem: string;
      kind: "at_once" | "by_date" | "long_term";
      unit_name: string;
      responsible?: string;
      goal?: string;
      measures?: {
        text: string;
        owner: string;
        due: string;
      }[];
      due?: string | null;
      money_involved?: number;
      money_owed?: number;
      /**
       * the request of a verified hit
       */
      request?: string | null;
      /**
       * org_code; taken from the request where there is one
       */
      unit?: string;
      letter?: string | null;
      hit?: string | null;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/rectifications/requests": {
    reply: {
      items: {
        id: string;
        hit: string;
        hit_no: number;
        model: string;
        model_title: {
          zh: string;
          en: string;
        };
        subject: {
          type: string;
          shown: string;
        };
        unit: string;
        region: string | null;
        problem: string;
        amount: number | null;
        letter: "supervise" | "remind" | "suggest";
        due_days: number | null;
        requested_at: string;
      }[];
    };
  };
  "GET /api/rectifications/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      state: "R10" | "R20" | "R25" | "R30" | "R40" | "R50" | "R60" | "R70" | "R80" | "R85" | "R90";
      title: string;
      kind: "at_once" | "by_date" | "long_term";
      model: string | null;
      model_title: {
        zh: string;
        en: string;
      } | null;
      subject: {
        type: string;
        shown: string;
      } | null;
      unit: string;
      unit_name: string;
      region: string | null;
      due_at: string | null;
      escalation: 0 | 80 | 100 | 120;
      money_involved: number;
      money_owed: number;
      money_recovered: number;
      recheck: ("waiting" | "failed" | "clear" | "found" | "not_evaluable") | null;
      relapse_of: string | null;
      revision: number;
      updated_at: string;
      problem: string;
      hit: string | null;
      letter: {
        id: string;
        number: string | null;
      } | null;
      responsible: string | null;
      goal: string | null;
      measures: {
        text: string;
        owner: string;
        due: string;
      }[];
      rules_made: {
        title: string;
        number: string;
        made_on: string;
      }[];
      people_handled: {
        first: number;
        second: number;
        third: number;
        fourth: number;
      };
      evidence: {
        id: string;
        kind: "proof" | "recovery_voucher" | "rule";
        name: string;
        mime: string;
        sha256: string;
        bytes: number;
        note: string;
        by_name: string;
        at: string;
      }[];
      extensions: {
        id: string;
        until: string;
        reason: string;
        asked_at: string;
        granted: boolean | null;
        decided_at: string | null;
        decided_because: string | null;
      }[];
      rechecks: {
        id: string;
        run: string;
        as_of: string | null;
        outcome: "waiting" | "failed" | "clear" | "found" | "not_evaluable";
        found: {
          hit: string;
          no: number;
          occurred_at: string | null;
          amount: number | null;
          reason: {
            zh: string;
            en: string;
          };
        }[];
        not_evaluable: {
          zh: string;
          en: string;
        }[];
        digest: string | null;
        at: string;
        judged_at: string | null;
      }[];
      accepted_at: string | null;
      accepted_despite: string | null;
      look_backs: {
        months: number;
        at: string;
        by: string;
        found: boolean;
        note: string;
      }[];
      relapsed_at: string | null;
      closed_at: string | null;
      history: {
        no: number;
        act: string;
        title: {
          zh: string;
          en: string;
        };
        from_state: string | null;
        to_state: string;
        by_name: string;
        text: string | null;
        at: string;
      }[];
      acts: {
        act:
          | "edit"
          | "issue"
          | "start"
          | "report"
          | "file"
          | "request-extension"
          | "grant-extension"
          | "refuse-extension"
          | "overdue"
          | "submit"
          | "review"
          | "recheck"
          | "return"
          | "accept"
          | "look-back"
          | "close"
          | "relapse"
          | "reopen"
          | "supersede";
        title: {
          zh: string;
          en: string;
        };
        allowed: boolean;
        why_not: {
          zh: string;
          en: string;
        } | null;
      }[];
    };
  };
  "POST /api/rectifications/{id}/accept": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
      /**
       * why it is accepted though the re-check is not clear
       */
      despite?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/close": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/edit": {
    params: {
      id: string;
    };
    body: {
      title: string;
      problem: string;
      kind: "at_once" | "by_date" | "long_term";
      unit_name: string;
      responsible?: string;
      goal?: string;
      measures?: {
        text: string;
        owner: string;
        due: string;
      }[];
      due?: string | null;
      money_involved?: number;
      money_owed?: number;
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/files": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      kind: "proof" | "recovery_voucher" | "rule";
      name: string;
      mime: string;
      sha256: string;
      bytes: number;
      note: string;
      by_name: string;
      at: string;
    };
  };
  "GET /api/rectifications/{id}/files/{file}": {
    params: {
      id: string;
      file: string;
    };
  };
  "POST /api/rectifications/{id}/grant-extension": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/issue": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/look-back": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      found: boolean;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/recheck": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/refuse-extension": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/reopen": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
      due: string;
      /**
       * who answers for the relapse, where no letter of advice was issued
       */
      accountability?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/report": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      text: string;
      money_recovered?: number;
      rules_made?: {
        title: string;
        number: string;
        made_on: string;
      }[];
      people_handled?: {
        first: number;
        second: number;
        third: number;
        fourth: number;
      };
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/request-extension": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      until: string;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/return": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/review": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/start": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/submit": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
      reason?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/rectifications/{id}/supersede": {
    params: {
      id: string;
    };
    body: {
      /**
       * the revision that the caller saw
       */
      revision: number;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/recusal/links": {
    body: {
      account: string;
      id_no: string;
    };
  };
  "GET /api/roles": {
    reply: {
      items: {
        role:
          | "conduct_analyst"
          | "conduct_director"
          | "case_manager"
          | "petition_clerk"
          | "supervision_officer"
          | "field_verifier"
          | "trial_officer"
          | "model_engineer"
          | "data_steward"
          | "leader"
          | "department_user"
          | "system_admin"
          | "security_admin"
          | "audit_admin";
        title: {
          zh: string;
          en: string;
        };
      }[];
    };
  };
  "GET /api/runs": {
    query: {
      state?: "waiting" | "running" | "done" | "failed" | "cancelled";
      purpose?: "manual" | "schedule" | "recheck" | "first" | "trial";
      model?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        purpose: "manual" | "schedule" | "recheck" | "first" | "trial";
        reason: string;
        requested_by_name: string;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        requested_at: string;
        as_of: string | null;
        state: "waiting" | "running" | "done" | "failed" | "cancelled";
        started_at: string | null;
        ended_at: string | null;
        failure: {
          zh: string;
          en: string;
        } | null;
        result_digest: string | null;
        models: number;
        hits: number;
        fresh: number;
        amended: number;
        withdrawn: number;
        not_evaluable: number;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/runs": {
    body: {
      models?: string[];
      /**
       * judged as of the end of this day
       */
      as_of?: string;
      reason: string;
      region?: string;
      params?: {
        [k: string]: {
          [k: string]: number | string;
        };
      };
    };
    reply: {
      id: string;
      no: number;
      job: string;
    };
  };
  "GET /api/runs/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      purpose: "manual" | "schedule" | "recheck" | "first" | "trial";
      reason: string;
      requested_by_name: string;
      /**
       * naive Beijing time, YYYY-MM-DD HH:MM:SS
       */
      requested_at: string;
      as_of: string | null;
      state: "waiting" | "running" | "done" | "failed" | "cancelled";
      started_at: string | null;
      ended_at: string | null;
      failure: {
        zh: string;
        en: string;
      } | null;
      result_digest: string | null;
      models: number;
      hits: number;
      fresh: number;
      amended: number;
      withdrawn: number;
      not_evaluable: number;
      region: string;
      since: string | null;
      run_models: {
        model: string;
        version: number;
        sha256: string;
        params: {
          [k: string]: number | string;
        };
        params_no: number | null;
      }[];
      batches: {
        dataset: string;
        batch: string;
        no: number;
        digest: string;
      }[];
      summary:
        | {
            model: string;
            hits: number;
            not_evaluable: number;
            exempted: number;
            suppressed: number;
            fresh: number;
            amended: number;
            withdrawn: number;
            restored: number;
            milliseconds: number;
          }[]
        | null;
      progress: {
        done: number;
        of: number | null;
        text: {
          zh: string;
          en: string;
        };
      } | null;
      open: {
        model: string;
        subject: {
          type: string;
          key: string;
          label: string;
        } | null;
        because: string;
        reason: {
          zh: string;
          en: string;
        };
        count: number;
      }[];
      open_total: number;
      difference: {
        same: boolean;
        inputs: {
          zh: string;
          en: string;
        }[];
        with: {
          id: string;
          no: number;
        };
      } | null;
      acts: ("cancel" | "retry")[];
    };
  };
  "POST /api/runs/{id}/cancel": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    reply: {
      id: string;
      state: "waiting" | "running" | "done" | "failed" | "cancelled";
    };
  };
  "POST /api/runs/{id}/retry": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    reply: {
      id: string;
      state: "waiting" | "running" | "done" | "failed" | "cancelled";
    };
  };
  "GET /api/saved-views": {
    reply: {
      items: {
        id: string;
        name: string;
        filter: {
          state?: (
            | "H10"
            | "H11"
            | "H20"
            | "H30"
            | "H31"
            | "H40"
            | "H41"
            | "H50"
            | "H60"
            | "H70"
            | "H71"
            | "H72"
            | "H90"
            | "H92"
          )[];
          severity?: ("high" | "medium" | "low")[];
          model?: string[];
          field?: string[];
          unit?: string[];
          region?: string;
          from?: string;
          to?: string;
          amount_min?: number;
          amount_max?: number;
          assigned?: string;
          overdue?: boolean;
          verdict?: ("true" | "partly" | "false" | "unverifiable")[];
          candidate?: string;
          text?: string;
          hidden?: boolean;
        };
        shared: boolean;
        owner: string;
        mine: boolean;
        created_at: string;
      }[];
    };
  };
  "POST /api/saved-views": {
    body: {
      name: string;
      filter: {
        state?: (
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92"
        )[];
        severity?: ("high" | "medium" | "low")[];
        model?: string[];
        field?: string[];
        unit?: string[];
        region?: string;
        from?: string;
        to?: string;
        amount_min?: number;
        amount_max?: number;
        assigned?: string;
        overdue?: boolean;
        verdict?: ("true" | "partly" | "false" | "unverifiable")[];
        candidate?: string;
        text?: string;
        hidden?: boolean;
      };
      shared?: boolean;
    };
    reply: {
      id: string;
      name: string;
      filter: {
        state?: (
          "H10" | "H11" | "H20" | "H30" | "H31" | "H40" | "H41" | "H50" | "H60" | "H70" | "H71" | "H72" | "H90" | "H92"
        )[];
        severity?: ("high" | "medium" | "low")[];
        model?: string[];
        field?: string[];
        unit?: string[];
        region?: string;
        from?: string;
        to?: string;
        amount_min?: number;
        amount_max?: number;
        assigned?: string;
        overdue?: boolean;
        verdict?: ("true" | "partly" | "false" | "unverifiable")[];
        candidate?: string;
        text?: string;
        hidden?: boolean;
      };
      shared: boolean;
      owner: string;
      mine: boolean;
      created_at: string;
    };
  };
  "DELETE /api/saved-views/{id}": {
    params: {
      id: string;
    };
  };
  "GET /api/schedules": {
    reply: {
      items: {
        model: string;
        cron: string;
        look_back_days: number;
        enabled: boolean;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        since: string;
        failed_since: string | null;
        last_run: string | null;
        last_done: string | null;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        changed_at: string;
        missed_at: string | null;
      }[];
    };
  };
  "GET /api/session": {
    reply: {
      account: {
        id: string;
        login: string;
        name: string;
        roles: string[];
        unit: string;
        unit_name: string;
      };
      role_names: {
        zh: string;
        en: string;
      }[];
      /**
       * What the policies allow to this caller for at least some object
       */
      actions: string[];
      assurance: "password" | "second_factor";
      second_factor: boolean;
      must_change_password: boolean;
      must_enrol_second_factor: boolean;
      /**
       * What others did to this account, not read yet
       */
      notices: {
        id: string;
        at: string;
        what:
          | "password_reset"
          | "second_factor_reset"
          | "role_grant"
          | "account_disable"
          | "account_enable"
          | "account_unlock"
          | "console_recovery"
          | "console_recovery_of";
        asked_by: string;
        confirmed_by: string | null;
        reason: string;
        /**
         * Sign-in name of another account that it is about
         */
        subject: string | null;
        read_at: string | null;
      }[];
    };
  };
  "GET /api/session/notices": {
    reply: {
      items: {
        id: string;
        at: string;
        what:
          | "password_reset"
          | "second_factor_reset"
          | "role_grant"
          | "account_disable"
          | "account_enable"
          | "account_unlock"
          | "console_recovery"
          | "console_recovery_of";
        asked_by: string;
        confirmed_by: string | null;
        reason: string;
        /**
         * Sign-in name of another account that it is about
         */
        subject: string | null;
        read_at: string | null;
      }[];
    };
  };
  "POST /api/session/notices/read": {
    body: {
      ids: string[];
    };
  };
  "POST /api/session/password": {
    body: {
      present: string;
      password: string;
    };
  };
  "POST /api/session/second-factor": {
    body: {
      password: string;
    };
    reply: {
      uri: string;
      recovery_codes: string[];
    };
  };
  "POST /api/session/second-factor/confirm": {
    body: {
      code: string;
    };
  };
  "POST /api/session/sign-in": {
    body: {
      login: string;
      password: string;
      code?: string;
    };
  };
  "POST /api/session/sign-out": {};
  "GET /api/sessions": {
    query: {
      account?: string;
    };
    reply: {
      items: {
        id: string;
        started_at: string;
        seen_at: string;
        agent: string;
        second_factor: boolean;
        current: boolean;
      }[];
    };
  };
  "POST /api/sessions/{id}/end": {
    params: {
      id: string;
    };
  };
  "GET /api/statistics": {
    reply: {
      as_of: string;
      groups: {
        id: string;
        title: {
          zh: string;
          en: string;
        };
        figures: {
          id: string;
          title: {
            zh: string;
            en: string;
          };
          /**
           * null: nothing to divide by
           */
          value: number | null;
          unit: "count" | "yuan" | "share";
          of: number | null;
          to: string | null;
        }[];
        breakdowns: {
          id: string;
          title: {
            zh: string;
            en: string;
          };
          rows: {
            key: string;
            title: {
              zh: string;
              en: string;
            };
            value: number;
            to: string | null;
          }[];
        }[];
      }[];
    };
  };
  "GET /api/statistics/overview": {
    reply: {
      as_of: string;
      totals: {
        hits: number;
        waiting: number;
        verifying: number;
        overdue: number;
        closed: number;
        clues: number;
        letters: number;
        rectifications: number;
        recovered: number;
      };
      loop: {
        links: {
          from: string;
          to: string;
          value: number;
        }[];
        figures: {
          rows: number;
          hits: number;
          verified: number;
          confirmed: number;
          cleared: number;
          clues: number;
          letters: number;
          corrected: number;
        };
      };
      trend: {
        at: string;
        found: number;
        closed: number;
        high: number;
      }[];
      units: {
        unit: string;
        name: string;
        lng: number | null;
        lat: number | null;
        hits: number;
        high: number;
      }[];
      models: {
        model: string;
        title: {
          zh: string;
          en: string;
        };
        hits: number;
        high: number;
        precision: number | null;
      }[];
    };
  };
  "GET /api/suppressions": {
    query: {
      state?: "proposed" | "active" | "refused" | "ended";
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        model: string | null;
        subject_type: string;
        subject_shown: string;
        unit: string | null;
        region: string | null;
        reason: string;
        owner: string;
        state: "proposed" | "active" | "refused" | "ended";
        approved_by: string | null;
        approved_at: string | null;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        created_at: string;
        /**
         * naive Beijing time, YYYY-MM-DD HH:MM:SS
         */
        expires_at: string;
        ended_at: string | null;
        ended_by: string | null;
        hidden: number;
      }[];
      next_cursor: string | null;
      total?: number;
    };
  };
  "POST /api/suppressions": {
    body: {
      hit: string;
      every_model?: boolean;
      reason: string;
      expires_on: string;
    };
    reply: {
      id: string;
    };
  };
  "POST /api/suppressions/{id}/decide": {
    params: {
      id: string;
    };
    body: {
      approve: boolean;
      reason: string;
    };
    reply: {
      id: string;
      state: "proposed" | "active" | "refused" | "ended";
      hidden: number;
    };
  };
  "POST /api/suppressions/{id}/end": {
    params: {
      id: string;
    };
    body: {
      reason: string;
    };
    reply: {
      id: string;
      state: "proposed" | "active" | "refused" | "ended";
      hidden: number;
    };
  };
  "GET /api/tasks": {
    query: {
      state?: ("sent" | "accepted" | "fed_back" | "returned" | "done" | "recalled")[];
      unit?: string;
      mine?: boolean;
      overdue?: boolean;
      hit?: string;
      limit?: number;
      cursor?: string;
    };
    reply: {
      items: {
        id: string;
        no: number;
        hit: string;
        hit_no: number;
        title: {
          zh: string;
          en: string;
        };
        subject: {
          type: string;
          shown: string;
        };
        severity: "high" | "medium" | "low";
        unit: string;
        hit_unit: string | null;
        state: "sent" | "accepted" | "fed_back" | "returned" | "done" | "recalled";
        verifiers: {
          account: string;
          name: string;
        }[];
        sent_at: string;
        accepted_at: string | null;
        due_at: string | null;
        escalation: 0 | 80 | 100 | 120;
        extended: boolean;
        answered: number;
        questions: number;
        attachments: number;
        verdict: ("true" | "partly" | "false" | "unverifiable") | null;
        revision: number;
      }[];
      next_cursor: string | null;
    };
  };
  "GET /api/tasks/{id}": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      no: number;
      hit: string;
      hit_no: number;
      title: {
        zh: string;
        en: string;
      };
      subject: {
        type: string;
        shown: string;
      };
      severity: "high" | "medium" | "low";
      unit: string;
      hit_unit: string | null;
      state: "sent" | "accepted" | "fed_back" | "returned" | "done" | "recalled";
      verifiers: {
        account: string;
        name: string;
      }[];
      sent_at: string;
      accepted_at: string | null;
      due_at: string | null;
      escalation: 0 | 80 | 100 | 120;
      extended: boolean;
      answered: number;
      questions: number;
      attachments: number;
      verdict: ("true" | "partly" | "false" | "unverifiable") | null;
      revision: number;
      reason: {
        zh: string;
        en: string;
      };
      question: {
        zh: string;
        en: string;
      };
      note: string;
      innocent: {
        zh: string;
        en: string;
      }[];
      checklist: {
        id: string;
        text: {
          zh: string;
          en: string;
        };
        finding: ("confirmed" | "refuted" | "unclear" | "not_applicable") | null;
        note: string | null;
        by: string | null;
        by_name: string | null;
        at: string | null;
      }[];
      evidence: {
        dataset: string;
        dataset_title: {
          zh: string;
          en: string;
        };
        source_file: string;
        source_line: number;
        batch: string | null;
        cells: {
          column: string;
          title: {
            zh: string;
            en: string;
          };
          value: string | null;
          level: "L1" | "L2" | "L3" | "L4";
          masked: boolean;
        }[];
      }[];
      files: {
        id: string;
        question: string | null;
        kind: "photo" | "document";
        name: string;
        mime: string;
        bytes: number;
        sha256: string;
        has_view: boolean;
        by: string;
        by_name: string;
        at: string;
      }[];
      feedback: {
        verdict: "true" | "partly" | "false" | "unverifiable";
        facts: string;
        amount: number | null;
        responsible: string | null;
        by: string;
        at: string;
      } | null;
      returned_because: string | null;
      history: {
        at: string;
        act: string;
        actor: string;
        actor_name: string;
        from: string | null;
        to: string | null;
        note: string | null;
      }[];
      acts: {
        act: string;
        allowed: boolean;
        why_not: {
          zh: string;
          en: string;
        } | null;
      }[];
    };
  };
  "POST /api/tasks/{id}/accept": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      verifiers: string[];
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/tasks/{id}/extension": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/tasks/{id}/feedback": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      verdict: "true" | "partly" | "false" | "unverifiable";
      facts: string;
      amount?: number;
      responsible?: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "POST /api/tasks/{id}/files": {
    params: {
      id: string;
    };
    reply: {
      id: string;
      question: string | null;
      kind: "photo" | "document";
      name: string;
      mime: string;
      bytes: number;
      sha256: string;
      has_view: boolean;
      by: string;
      by_name: string;
      at: string;
    };
  };
  "GET /api/tasks/{id}/files/{file}": {
    params: {
      id: string;
      file: string;
    };
  };
  "POST /api/tasks/{id}/findings": {
    params: {
      id: string;
    };
    body: {
      findings: {
        question: string;
        finding: "confirmed" | "refuted" | "unclear" | "not_applicable";
        note?: string;
        at: string;
      }[];
    };
    reply: {
      answered: number;
      questions: number;
    };
  };
  "POST /api/tasks/{id}/return": {
    params: {
      id: string;
    };
    body: {
      revision: number;
      reason: string;
    };
    reply: {
      id: string;
      no: number | string;
      state: string;
      revision: number;
      due_at: string | null;
      approval: string | null;
    };
  };
  "GET /api/tasks/{id}/sheet": {
    params: {
      id: string;
    };
  };
  "GET /api/units": {
    reply: {
      items: {
        code: string;
        name: string;
        region: string | null;
      }[];
    };
  };
}
