// Generated from the server's OpenAPI by apps/web/generate-api.ts. Never edited.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated

export interface Routes {
  "GET /api/events": {};
  "GET /api/health": {
    reply: {
      state: "well" | "records-away";
      at: string;
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
  "GET /api/openapi.json": {
    reply: {
      [k: string]: unknown;
    };
  };
}
