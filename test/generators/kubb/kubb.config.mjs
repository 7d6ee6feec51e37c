import { defineConfig } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginFaker } from '@kubb/plugin-faker';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';

export default defineConfig({
  input: { path: '../openapi.yaml' },
  output: { path: './generated', clean: true },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs(),
    pluginClient({ client: 'axios' }),
    // Not in the index: its function for the schema CustomField is named as the operation that creates one.
    pluginFaker({ output: { path: 'mocks', barrelType: false } }),
  ],
});
